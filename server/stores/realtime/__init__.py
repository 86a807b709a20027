"""Live state: in memory, or Redis."""
