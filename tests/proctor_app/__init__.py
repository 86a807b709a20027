"""Tests of proctor_app."""
