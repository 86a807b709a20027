"""Whole-system scenarios, named as obligations."""
