"""Screen and camera capture."""
