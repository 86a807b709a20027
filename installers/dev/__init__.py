"""Helpers behind the Makefile."""
