"""Plain values that the stores take and give, beside the rows of common.protocol.rows."""
