"""A plain window holds nothing still; it says so instead of pretending."""

from __future__ import annotations

from typing_extensions import override

from candidate_app.lockdown.contract import Lockdown, LockdownStatus


class Unlocked(Lockdown):
    """No measure at all: for a window beside others, asked for on the command line."""

    @override
    def apply(self) -> LockdownStatus:
        """Change nothing."""
        return self.status()

    @override
    def status(self) -> LockdownStatus:
        """Return no measure."""
        return LockdownStatus()

    @override
    def restore(self) -> None:
        """Nothing was changed."""
