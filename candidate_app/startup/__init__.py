"""Start of the candidate program: one reversible step per file."""
