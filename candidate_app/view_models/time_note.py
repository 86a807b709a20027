"""What a candidate is told when the time was changed: how much, of which kind, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from candidate_app.view_models.saying import saying
from common.qt.i18n.times import duration_text

if TYPE_CHECKING:
    from candidate_app.view_models.saying import Saying
    from common.protocol.time_rows import TimeNoteRow
    from common.rules.seat_view import SeatView

FRESH_MS = 60_000
"""An older note is not told any more when a program starts: its time is in the end shown."""


class TimeNotes:
    """Finds what has not been told yet."""

    def __init__(self) -> None:
        """Nothing was told."""
        self._told: dict[str, int] = {}

    def news(self, view: SeatView, now_ms: int | None) -> Saying | None:
        """Return the newest change of the time that nobody was told of, once."""
        fresh: TimeNoteRow | None = None
        for note in sorted(view.time_notes.rows(), key=lambda row: row.at_ms):
            told = self._told.get(note.time_act_id, 0)
            if note.version <= told:
                continue
            self._told[note.time_act_id] = note.version
            recent = now_ms is not None and now_ms - note.at_ms <= FRESH_MS
            if recent or told:
                fresh = note
        return None if fresh is None else _said(fresh)


def _said(note: TimeNoteRow) -> Saying:
    amount = duration_text(abs(note.delta_ms) // 1000)
    if note.undone:
        return saying("candidate.exam.time_undone", time=amount)
    kind = note.part.value if note.delta_ms > 0 else "less"
    return saying(f"candidate.exam.time_{kind}", time=amount, reason=note.reason)
