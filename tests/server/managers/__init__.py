"""Tests of server/managers."""
