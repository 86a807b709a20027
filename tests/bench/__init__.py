"""Load and timing measurements."""
