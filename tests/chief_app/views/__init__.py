"""Tests of chief_app/views."""
