"""Connection to the centre: hello, resume, inbox, journal, uploads, session."""
