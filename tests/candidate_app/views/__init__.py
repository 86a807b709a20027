"""Tests of candidate_app/views."""
