"""Tests of common/protocol."""
