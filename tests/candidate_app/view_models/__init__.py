"""Tests of candidate_app/view_models."""
