"""A console's link to the server: sign-in, session, and what became of each command."""
