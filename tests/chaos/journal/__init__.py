"""The seat's own journal: cut by power, cut at any byte."""
