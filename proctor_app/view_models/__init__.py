"""What the proctor's views show, as pictures; QtCore only."""
