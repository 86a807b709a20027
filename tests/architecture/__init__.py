"""Rules of the code base, checked."""
