"""Makes the sealed paper of a period, and takes plans of sittings in."""
