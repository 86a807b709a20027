"""Tests of server/stores/files."""
