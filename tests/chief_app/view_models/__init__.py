"""Tests of chief_app/view_models."""
