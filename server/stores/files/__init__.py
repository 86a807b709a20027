"""Exam content, evidence and backups in a folder or on a share."""
