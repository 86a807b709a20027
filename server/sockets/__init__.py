"""Connections of seats and consoles: what they may send, and what reaches them."""
