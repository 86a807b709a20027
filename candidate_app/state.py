"""State of the program as plain data, and how events change it."""
