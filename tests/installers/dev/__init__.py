"""Tests of the helpers behind the Makefile."""
