"""Tests of candidate_app/startup."""
