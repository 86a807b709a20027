"""Tests of what both consoles share."""
