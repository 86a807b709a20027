"""Tests of server/stores/database/models."""
