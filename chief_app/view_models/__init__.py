"""What the chief's views show, without widgets."""
