"""The chief's windows; each view shows one view-model."""
