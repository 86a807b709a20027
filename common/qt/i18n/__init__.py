"""Texts for people: Qt Linguist catalogues, read at the start; no text stands in code."""
