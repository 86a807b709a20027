"""Tests of proctor_app/views."""
