"""Table rows; importable inside the stores only."""
