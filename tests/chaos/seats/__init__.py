"""Seats as programs of their own, with a journal on the disk, killed like the server."""
