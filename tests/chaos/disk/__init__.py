"""Disks that are full, fail, or are held by somebody else."""
