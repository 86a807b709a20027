"""Tests of the log manager."""
