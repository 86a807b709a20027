"""Tests of the plain rows of a console."""
