"""Tests of the answer manager."""
