"""What the chief's views show, as pictures; QtCore only."""
