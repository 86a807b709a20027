"""One thing that a detection noticed, from its beginning to its end, and what it reports."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from common.core.ids import new_id

if TYPE_CHECKING:
    from collections.abc import Mapping

    from common.protocol.detections import Detection

_MOST_TEXT = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What is told to the server about an episode; see `ReportDetection`."""

    code: str
    detection_id: str
    opened: bool
    duration_ms: int
    counts: bool
    facts: Mapping[str, str] = field(default_factory=dict)


class Episode:
    """Begins at `at` (seconds of a monotonic clock); all its reports carry one id."""

    def __init__(self, entry: Detection, facts: Mapping[str, str], at: float) -> None:
        """Name the entry of the catalogue and what was seen."""
        self._entry = entry
        self._facts = {name: facts.get(name, "")[:_MOST_TEXT] for name in entry.facts}
        self._id = new_id()
        self._began = at

    @property
    def counts_at(self) -> float:
        """Return when the episode is long enough to count."""
        return self._began + self._entry.debounce_ms / 1000

    def opening(self) -> Report:
        """Return the report of the beginning; it counts at once where there is no debounce."""
        return self._report(self._began, opened=True)

    def lasting(self, at: float) -> Report:
        """Return a report while it goes on."""
        return self._report(at, opened=True)

    def closing(self, at: float) -> Report:
        """Return the report of the end."""
        return self._report(at, opened=False)

    def _report(self, at: float, *, opened: bool) -> Report:
        # The clock counts in floats: a debounce of exactly 300 ms must not miss by a rounding.
        duration_ms = round((at - self._began) * 1000)
        return Report(
            code=self._entry.code,
            detection_id=self._id,
            opened=opened,
            duration_ms=duration_ms,
            counts=duration_ms >= self._entry.debounce_ms,
            facts=self._facts,
        )
