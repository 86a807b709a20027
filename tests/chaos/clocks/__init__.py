"""PCs and a server whose wall clocks are wrong, and are set while the exam runs."""
