"""What administrators do, one file per noun: the same code in the running server and without it."""
