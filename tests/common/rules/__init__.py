"""Tests of common/rules."""
