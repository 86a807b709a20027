"""Fault injection over whole programs."""
