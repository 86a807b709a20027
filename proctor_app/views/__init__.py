"""The proctor's views; they hold no state."""
