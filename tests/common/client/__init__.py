"""Tests of common/client."""
