"""Widgets shared by the three programs."""
