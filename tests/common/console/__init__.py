"""Tests of common/console."""
