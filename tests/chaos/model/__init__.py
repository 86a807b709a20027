"""The server against a model of it that fits on a page."""
