"""The administrator's command line, and the operations behind it."""
