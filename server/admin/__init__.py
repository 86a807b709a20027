"""The administrator's command line, one file per noun."""
