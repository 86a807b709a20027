"""The database: one store per noun, the writer and the event log."""
