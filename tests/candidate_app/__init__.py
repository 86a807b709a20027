"""Tests of candidate_app."""
