"""Counts per room and open incidents per attempt, kept until a row of theirs changes."""

from collections.abc import Callable, Iterable

from common.protocol.rows import CandidateRow, IncidentRow
from common.rules.room_counts import RoomCounts, total
from common.rules.room_index import RoomIndex, RoomKey


class RoomFigures:
    """What a view counts; the view tells which rows changed."""

    def __init__(
        self,
        candidates: Iterable[CandidateRow],
        incidents: Iterable[IncidentRow],
        count: Callable[[str], RoomCounts],
    ) -> None:
        """Start with the rows of a snapshot; `count` gives the figures of one attempt."""
        self._index = RoomIndex(candidates)
        self._count = count
        self._counts: dict[RoomKey, RoomCounts] = {}
        self._open: dict[str, set[str]] = {}
        for incident in incidents:
            self.note_incident(incident)

    def attempts(self, key: RoomKey) -> tuple[str, ...]:
        """Return the attempts of a room in a period."""
        return self._index.attempts(key)

    def counts(self, key: RoomKey) -> RoomCounts:
        """Return the figures of a room in a period."""
        known = self._counts.get(key)
        if known is None:
            known = self._counts[key] = total(map(self._count, self._index.attempts(key)))
        return known

    def total_counts(self, period_id: str) -> RoomCounts:
        """Return the figures of all rooms of a period."""
        return total(self.counts((period_id, room)) for room in self._index.rooms(period_id))

    def open_incidents(self, attempt_id: str) -> int:
        """Return how many incidents of an attempt wait for a verdict."""
        return len(self._open.get(attempt_id, ()))

    def note_candidate(self, before: CandidateRow | None, row: CandidateRow) -> None:
        """Take over where a changed candidate is."""
        for key in self._index.move(before, row):
            self._counts.pop(key, None)

    def note_incident(self, incident: IncidentRow) -> None:
        """Take over whether a changed incident waits for a verdict."""
        waiting = self._open.setdefault(incident.attempt_id, set())
        if incident.verdict is None and not incident.technical:
            waiting.add(incident.incident_id)
        else:
            waiting.discard(incident.incident_id)

    def forget(self, row: CandidateRow | None) -> None:
        """Count the room of this candidate anew."""
        if row is not None:
            self._counts.pop((row.period_id, row.room_id), None)
