"""Tests of proctor_app/view_models."""
