"""Tests of chief_app."""
