"""The revision this version of the program needs, without Alembic: a server starts without it."""

HEAD = "0001"
"""Raised with each migration; a test compares it with the newest one."""
