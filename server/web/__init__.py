"""REST API, static resources, file transfer and the admin API."""
