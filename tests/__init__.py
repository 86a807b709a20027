"""Tests; they mirror the source."""

import os

# Hundreds of servers start here, each in a folder of its own: none may take a quarter of a GiB.
os.environ.setdefault("GAMDOK_BALLAST_MIB", "0")
