"""Tests of candidate_app/detections."""
