"""The four managers that decide, and the workers that run them."""
