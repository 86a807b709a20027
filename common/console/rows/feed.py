"""The incident feed: one item for each candidate and code, what waits for a verdict first."""

from collections.abc import Iterable
from dataclasses import dataclass

from common.console.rows.incident_words import (
    incident_facts,
    incident_title,
    is_for_the_feed,
    severity,
)
from common.console.rows.words import Sayable, Words
from common.protocol.rows import IncidentRow, SeatFacts
from common.protocol.vocabulary import HoldKind, Verdict
from common.rules.candidate_words import has_hold
from common.rules.staff_view import StaffView


@dataclass(frozen=True, slots=True)
class FeedItem:
    """Incidents of one candidate and code that are in the same state.

    Args:
        key: stays the same while the item lives.
        incidents: ids with the versions that were seen, for the verdict.
        times: how many episodes in all.
        is_locked: the candidate is locked now.
        age_s: since the last of them.
        verdict: what a person said; None while it waits.
        judged_by: the name, where it is known.
    """

    key: str
    attempt_id: str
    registration_id: str
    room_id: str
    code: str
    title: Words
    times: int
    seat: str
    name: str
    facts: tuple[Sayable, ...]
    severity: int
    technical: bool
    is_locked: bool
    last_ms: int
    age_s: int
    incidents: tuple[tuple[str, int], ...]
    verdict: Verdict | None = None
    judged_by: str = ""

    @property
    def is_open(self) -> bool:
        """Whether a person has to say what it was."""
        return self.verdict is None and not self.technical


def feed_items(
    view: StaffView, now_ms: int, room_ids: frozenset[str] | None = None
) -> tuple[FeedItem, ...]:
    """Return the feed: open first, the newest of equal severity first.

    Args:
        view: what the console knows.
        now_ms: the server's time.
        room_ids: only these rooms; None for all.
    """
    groups: dict[str, list[IncidentRow]] = {}
    for row in view.incidents.rows():
        if is_for_the_feed(row) and (room_ids is None or row.room_id in room_ids):
            groups.setdefault(_key(row), []).append(row)
    items = (_item(view, key, rows, now_ms) for key, rows in groups.items())
    return tuple(sorted((item for item in items if item is not None), key=_order))


def open_count(items: Iterable[FeedItem]) -> int:
    """Return how many items wait for a verdict."""
    return sum(item.is_open for item in items)


def _key(row: IncidentRow) -> str:
    """An open group takes new incidents in; a judged one stays as it was judged."""
    state = "open" if row.verdict is None and not row.technical else row.incident_id
    return f"{row.attempt_id}:{row.code}:{state}"


def _item(view: StaffView, key: str, rows: list[IncidentRow], now_ms: int) -> FeedItem | None:
    newest = max(rows, key=lambda row: row.last_ms)
    facts: SeatFacts | None = view.facts.get(newest.attempt_id)
    if facts is None:
        return None
    return FeedItem(
        key=key,
        attempt_id=newest.attempt_id,
        registration_id=newest.registration_id,
        room_id=newest.room_id,
        code=newest.code,
        title=incident_title(newest.code),
        times=sum(row.count for row in rows),
        seat=facts.seat,
        name=facts.name,
        facts=incident_facts(newest),
        severity=severity(newest),
        technical=newest.technical,
        is_locked=_is_locked(view, newest.attempt_id),
        last_ms=newest.last_ms,
        age_s=max(0, now_ms - newest.last_ms) // 1000,
        incidents=tuple((row.incident_id, row.version) for row in rows),
        verdict=newest.verdict,
        judged_by=_judge(view, newest),
    )


def _is_locked(view: StaffView, attempt_id: str) -> bool:
    row = view.candidates.find(attempt_id)
    return row is not None and has_hold(row, HoldKind.LOCK)


def _judge(view: StaffView, row: IncidentRow) -> str:
    if row.judged_by is None:
        return ""
    staff_id = row.judged_by.id
    return next((p.staff_name for p in view.proctors.rows() if p.staff_id == staff_id), "")


def _order(item: FeedItem) -> tuple[bool, bool, bool, int, int]:
    """The technical ones stand between what waits and what was judged."""
    locked = item.is_open and item.is_locked
    return (not item.is_open, not item.technical, not locked, -item.severity, -item.last_ms)
