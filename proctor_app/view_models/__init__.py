"""What the proctor's views show, without widgets."""
