"""What a person should know before giving time: what was measured, and what was decided already."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from common.console.rows.lost_time import LostTime
from common.protocol.rows import CandidateRow
from common.protocol.time_rows import ProposalKind, ProposalRow, ProposalState, TimeActRow
from common.protocol.vocabulary import TimePart
from common.rules.candidate_words import WRITING
from common.rules.staff_view import StaffView

MINUTE_MS = 60_000


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The measured outage, offered as minutes to give.

    Args:
        minutes: of the longest, rounded up; 0 where it is no matter of the whole.
        keys: lines it concerns.
        seats: how many seats were away.
        longest: what the seat lost that was away for longest.
    """

    minutes: int
    keys: frozenset[str]
    seats: int
    longest: LostTime


@dataclass(frozen=True, slots=True)
class DecidedTime:
    """An act of extra time that reached somebody who is meant now.

    Args:
        reached: how many of those have what it gave; 0 when it was taken back.
        by_proposal: it gave back what the server had measured.
    """

    act_id: str
    at_ms: int
    part: TimePart
    delta_ms: int
    reached: int
    reason: str
    by_proposal: bool


@dataclass(frozen=True, slots=True)
class WaitingTime:
    """Time that the server proposes to give back, and nobody has decided.

    Args:
        seats: how many of those who are meant it would reach.
    """

    proposal_id: str
    kind: ProposalKind
    since_ms: int
    until_ms: int
    seats: int


@dataclass(frozen=True, slots=True)
class TimeFacts:
    """All of it, the newest first."""

    suggestion: Suggestion | None = None
    waiting: tuple[WaitingTime, ...] = ()
    decided: tuple[DecidedTime, ...] = ()


def seat_facts(
    view: StaffView, rows: Iterable[CandidateRow], lost: Mapping[str, LostTime]
) -> TimeFacts:
    """Return what is known of chosen seats."""
    chosen = frozenset(row.attempt_id for row in rows)
    found = {one: lost[one] for one in lost if one in chosen}
    return _facts(view, chosen, _suggestion(found, frozenset(found)))


def room_facts(
    view: StaffView, rows: Iterable[CandidateRow], lost: Mapping[str, LostTime]
) -> TimeFacts:
    """Return what is known of chosen rooms; a room is away where half of those who write are."""
    rows = tuple(rows)
    chosen = frozenset(row.attempt_id for row in rows)
    found = {one: lost[one] for one in lost if one in chosen}
    rooms = _rooms_away(rows, found)
    inside = {row.attempt_id for row in rows if row.room_id in rooms}
    whole = {one: found[one] for one in found if one in inside}
    return _facts(view, chosen, _suggestion(whole or found, rooms))


def _rooms_away(rows: Iterable[CandidateRow], lost: Mapping[str, LostTime]) -> frozenset[str]:
    writing: dict[str, int] = {}
    away: dict[str, int] = {}
    for row in rows:
        writing[row.room_id] = writing.get(row.room_id, 0) + (row.progress in WRITING)
        away[row.room_id] = away.get(row.room_id, 0) + (row.attempt_id in lost)
    return frozenset(
        room for room, number in away.items() if number and 2 * number >= writing[room]
    )


def _suggestion(lost: Mapping[str, LostTime], keys: frozenset[str]) -> Suggestion | None:
    if not lost:
        return None
    longest = max(lost.values(), key=lambda one: one.lost_ms)
    minutes = -(-longest.lost_ms // MINUTE_MS) if keys else 0
    return Suggestion(minutes=minutes, keys=keys, seats=len(lost), longest=longest)


def _facts(view: StaffView, chosen: frozenset[str], suggestion: Suggestion | None) -> TimeFacts:
    waiting = (_waiting(row, chosen) for row in view.proposals.rows())
    acts: dict[str, list[TimeActRow]] = {}
    for act in view.time_acts.rows():
        if any(given.attempt_id in chosen for given in act.given):
            acts.setdefault(act.act_id, []).append(act)
    decided = [_decided(rows, chosen) for rows in acts.values()]
    return TimeFacts(
        suggestion=suggestion,
        waiting=tuple(
            sorted((one for one in waiting if one), key=lambda one: (-one.since_ms, one.kind))
        ),
        decided=tuple(sorted(decided, key=lambda one: (-one.at_ms, one.act_id))),
    )


def _waiting(row: ProposalRow, chosen: frozenset[str]) -> WaitingTime | None:
    seats = sum(one.attempt_id in chosen for one in row.lost)
    if not seats or row.state is not ProposalState.OPEN or row.kind is ProposalKind.POWER_CUT:
        return None
    return WaitingTime(
        proposal_id=row.proposal_id,
        kind=row.kind,
        since_ms=row.since_ms,
        until_ms=row.until_ms,
        seats=seats,
    )


def _decided(acts: list[TimeActRow], chosen: frozenset[str]) -> DecidedTime:
    first = acts[0]
    return DecidedTime(
        act_id=first.act_id,
        at_ms=first.at_ms,
        part=first.part,
        delta_ms=first.delta_ms,
        reached=sum(
            given.attempt_id in chosen and not given.undone for act in acts for given in act.given
        ),
        reason=first.reason,
        by_proposal=first.proposal_id is not None,
    )
