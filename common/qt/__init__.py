"""What every Qt program needs: loop runner, owned tasks, view-model base, theme, translation."""
