"""Headless candidates and scenarios on top of the client, for rehearsal and load."""
