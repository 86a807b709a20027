"""`make demo`: one exam day, from an empty folder to the reconciled room, in real windows."""
