"""Everything that is kept: contracts, unit of work, database, realtime, files."""
