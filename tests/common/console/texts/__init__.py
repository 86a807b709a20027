"""Tests of the words of a console."""
