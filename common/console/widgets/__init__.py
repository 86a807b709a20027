"""Widgets of both consoles: plain setters and signals, no knowledge of messages."""
