"""Tests of candidate_app/capture."""
