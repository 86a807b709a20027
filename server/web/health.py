"""Is the process alive, and should a balancer send it new clients?"""

from collections.abc import Callable

import msgspec


class HealthReport(msgspec.Struct, frozen=True, kw_only=True):
    """GET /healthz and /readyz.

    Args:
        checks: what was looked at and whether it is well.
        waiting: what waits for a person, by name; it makes nobody unready.
    """

    ok: bool
    checks: dict[str, bool]
    waiting: dict[str, int] = {}


class Health:
    """What the parts of the process say of themselves."""

    def __init__(self) -> None:
        """Begin not ready: `open` is called when everything runs."""
        self._checks: dict[str, Callable[[], bool]] = {}
        self._waiting: dict[str, Callable[[], int]] = {}
        self.accepting = False

    def add(self, name: str, check: Callable[[], bool]) -> None:
        """Ask `check` whenever somebody asks us."""
        self._checks[name] = check

    def count(self, name: str, count: Callable[[], int]) -> None:
        """Tell how much waits for a person."""
        self._waiting[name] = count

    def alive(self) -> HealthReport:
        """Return that the loop still turns; whoever reads this has the proof."""
        return HealthReport(ok=True, checks={})

    def ready(self) -> HealthReport:
        """Return whether new clients are welcome."""
        checks = {name: check() for name, check in self._checks.items()}
        checks["accepting"] = self.accepting
        waiting = {name: count() for name, count in self._waiting.items()}
        return HealthReport(ok=all(checks.values()), checks=checks, waiting=waiting)
