"""Power cuts, replayed: disks as they may be found are made from recorded system calls."""
