"""What the server and the three programs share; no part of it knows one above it."""
