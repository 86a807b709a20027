"""Reads the event log of a stopped server: were all ways legal, and is every deadline right?

I9 of the reliability page: stages and steps moved only along their tables. `audit_checker` holds
the time that was given (I8) against what breaks lasted, as the events tell it.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from common.crypto.keyring import Keyring
from common.protocol.candidates import CandidateChanged
from common.protocol.rows import CandidateRow, PeriodRow, RoomRow
from common.protocol.stages import PeriodStageChanged, RoomStageChanged
from common.rules.candidate_table import CANDIDATE_TRANSITIONS
from common.rules.deadline import deadline_ms
from common.rules.stage_table import PERIOD_TRANSITIONS, ROOM_TRANSITIONS
from common.rules.transition import Field
from server.stores.database.sealing import open_message
from tests.helpers.history_report import Report

TOLERANCE_MS = 500
"""Per break: an event is stamped at the end of the transaction that it happened in."""

_STEPS = frozenset(
    (source, target)
    for row in CANDIDATE_TRANSITIONS.values()
    if row.field is Field.PROGRESS
    for source in row.sources
    for target in row.targets
)
_PERIOD_WAYS = frozenset[tuple[str, str]]((r.source, r.target) for r in PERIOD_TRANSITIONS)
_ROOM_WAYS = frozenset[tuple[str, str]]((r.source, r.target) for r in ROOM_TRANSITIONS)


class Seen(NamedTuple):
    """A candidate's row as an event told it."""

    at_ms: int
    row: CandidateRow


class Told(NamedTuple):
    """What the events tell, in their order."""

    candidates: dict[str, list[Seen]]
    periods: dict[str, list[PeriodRow]]
    rooms: dict[str, list[RoomRow]]


def check_events(database: sqlite3.Connection, keyring: Keyring, report: Report) -> Told:
    """Read all events and look at the ways they went."""
    told = _read(database, keyring, report)
    for period in told.periods.values():
        _check_ways(report, ((r.stage, r.version) for r in period), _PERIOD_WAYS, "period")
    for room in told.rooms.values():
        _check_ways(report, ((r.stage, r.version) for r in room), _ROOM_WAYS, "room")
    for attempt_id, seen in told.candidates.items():
        steps = ((s.row.progress, s.row.version) for s in seen)
        _check_ways(report, steps, _STEPS, f"attempt {attempt_id}")
        _check_deadlines(report, attempt_id, seen)
    return told


def _read(database: sqlite3.Connection, keyring: Keyring, report: Report) -> Told:
    told = Told(defaultdict(list), defaultdict(list), defaultdict(list))
    rows = database.execute(
        "SELECT sitting_id, number, at_ms, name, payload FROM events ORDER BY sitting_id, number"
    )
    last = ("", 0)
    for sitting_id, number, at_ms, name, payload in rows:
        report.events += 1
        if number != (last[1] + 1 if sitting_id == last[0] else 1):
            report.illegal.append(f"event {number} comes after {last[1]}")
        last = (sitting_id, number)
        match open_message(keyring, name, payload, "event", sitting_id, str(number)):
            case CandidateChanged(candidate=row):
                told.candidates[row.attempt_id].append(Seen(at_ms, row))
            case PeriodStageChanged(period=row):
                told.periods[row.period_id].append(row)
            case RoomStageChanged(room=row):
                told.rooms[row.room_period_id].append(row)
            case _:
                pass
    return told


def _check_ways(
    report: Report,
    path: Iterable[tuple[str, int]],
    ways: frozenset[tuple[str, str]],
    what: str,
) -> None:
    for (before, old), (after, new) in pairwise(path):
        if before != after and (before, after) not in ways:
            report.illegal.append(f"{what}: {before} to {after}")
        if new <= old:
            report.illegal.append(f"{what}: version {new} after {old}")


def _check_deadlines(report: Report, attempt_id: str, seen: Sequence[Seen]) -> None:
    for moment in seen:
        row = moment.row
        if row.started_ms is not None and row.deadline_ms != deadline_ms(
            row.started_ms, row.allowance
        ):
            report.mistimed.append(f"{attempt_id}: deadline of version {row.version}")


def breaks_ms(seen: Sequence[Seen]) -> tuple[int, int] | None:
    """Return how long compensating breaks lasted, each moment once, and how exact that is.

    None while one goes on, and before the start.
    """
    last = seen[-1].row
    if last.started_ms is None or any(hold.compensate for hold in last.holds):
        return None
    breaks = _breaks(seen, last.started_ms)
    tolerance = TOLERANCE_MS * len(breaks)
    return _union_ms([(begin, end) for begin, end, _ in breaks]), tolerance


def _breaks(seen: Sequence[Seen], started_ms: int) -> list[tuple[int, int, str]]:
    """Return begin, end and kind of every compensating hold."""
    found: list[tuple[int, int, str]] = []
    for before, after in pairwise(seen):
        kept = {(hold.kind, hold.since_ms) for hold in after.row.holds}
        found += [
            (max(hold.since_ms, started_ms), after.at_ms, hold.kind)
            for hold in before.row.holds
            if hold.compensate and (hold.kind, hold.since_ms) not in kept
        ]
    return [one for one in found if one[1] > one[0]]


def _union_ms(spans: Sequence[tuple[int, int]]) -> int:
    total, reached = 0, 0
    for begin, end in sorted(spans):
        total += max(0, end - max(begin, reached))
        reached = max(reached, end)
    return total
