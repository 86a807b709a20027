"""Widgets that the programs share. They hold no state of the exam: plain setters and signals."""
