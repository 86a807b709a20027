"""Tests of candidate_app/lockdown."""
