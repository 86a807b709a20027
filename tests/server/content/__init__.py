"""Tests of server/content."""
