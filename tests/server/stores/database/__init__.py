"""Tests of server/stores/database."""
