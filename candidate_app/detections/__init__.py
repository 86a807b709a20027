"""Detections, one per file."""
