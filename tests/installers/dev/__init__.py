"""Tests of installers/dev."""
