"""What the candidate's views show, without widgets."""
