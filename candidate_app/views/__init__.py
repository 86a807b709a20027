"""The candidate's views; they hold no state."""
