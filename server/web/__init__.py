"""REST over HTTP: sign-in, packages, reconciliation, health, and the documents of the interface."""
