"""The log manager: lines in bulk, and the audit chain over what the others committed."""
