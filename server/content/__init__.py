"""Exam content: one importer per format, sanitiser, sealed package, scoring."""
