"""Composition root: puts the parts of the server together, starts and stops them."""
