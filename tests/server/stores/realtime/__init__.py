"""Tests of server/stores/realtime."""
