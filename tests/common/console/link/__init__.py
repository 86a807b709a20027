"""Tests of session, commands and link."""
