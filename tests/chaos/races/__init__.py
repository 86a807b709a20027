"""PCs that race for one attempt."""
