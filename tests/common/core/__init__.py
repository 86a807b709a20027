"""Tests of common/core."""
