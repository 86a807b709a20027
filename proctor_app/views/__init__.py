"""The proctor's windows; each view shows one view-model."""
