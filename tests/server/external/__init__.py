"""Tests of server/external."""
