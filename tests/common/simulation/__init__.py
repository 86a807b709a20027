"""Tests of common/simulation."""
