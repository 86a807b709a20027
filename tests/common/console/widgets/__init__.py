"""Tests of the widgets of a console."""
