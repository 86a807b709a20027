"""Which attempts are in which room of which period."""

from collections.abc import Iterable

from common.protocol.rows import CandidateRow

RoomKey = tuple[str, str]
"""Period id and room id."""


class RoomIndex:
    """Attempts by room, kept while rows change; a row may move to another room."""

    def __init__(self, rows: Iterable[CandidateRow]) -> None:
        """Start with the rows of a snapshot."""
        self._attempts: dict[RoomKey, dict[str, None]] = {}
        for row in rows:
            self._attempts.setdefault(_key(row), {})[row.attempt_id] = None

    def move(self, before: CandidateRow | None, row: CandidateRow) -> tuple[RoomKey, ...]:
        """Note where a changed row is; return the rooms concerned."""
        new = _key(row)
        self._attempts.setdefault(new, {})[row.attempt_id] = None
        if before is None or _key(before) == new:
            return (new,)
        old = _key(before)
        self._attempts[old].pop(row.attempt_id, None)
        return (old, new)

    def attempts(self, key: RoomKey) -> tuple[str, ...]:
        """Return the attempts in a room."""
        return tuple(self._attempts.get(key, ()))

    def rooms(self, period_id: str) -> tuple[str, ...]:
        """Return the rooms of a period that have candidates."""
        return tuple(room for period, room in self._attempts if period == period_id)


def _key(row: CandidateRow) -> RoomKey:
    return (row.period_id, row.room_id)
