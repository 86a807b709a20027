"""Tests of common/qt."""
