"""Set-up of development machines, servers and seats."""
