"""Signing a member of staff in: what is typed, and what the server said of it."""
