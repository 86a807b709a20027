"""Tests of installers."""
