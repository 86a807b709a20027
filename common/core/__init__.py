"""What everything stands on: ids, clock, errors, tasks, logs, settings."""
