"""The chief's views; they hold no state."""
