"""Tests that open windows."""
