"""Tests of the sign-in of a console."""
