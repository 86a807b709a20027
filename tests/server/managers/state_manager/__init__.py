"""Tests of the state manager."""
