"""A transition of states.md as the tests write it down, and every question asked of it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import pytest
from msgspec.structs import replace

from common.core.errors import ErrorCode, RefusedError
from common.protocol.rows import CandidateRow
from common.protocol.vocabulary import (
    Attendance,
    HoldKind,
    Identity,
    Progress,
    Role,
    Stage,
)
from common.rules.facts import CandidateFacts
from common.rules.reasons import Reason
from tests.common.rules.candidate.acts import Act
from tests.helpers.exam_rows import ACTORS, HOUR, MINUTE, NOW, RUNNING, hold
from tests.helpers.legal import illegal

SYSTEM, STAFF = {Role.SYSTEM}, {Role.PROCTOR, Role.CHIEF}
PREPARING = {
    Progress.REGISTERED,
    Progress.CONFIRMED,
    Progress.BRIEFED,
    Progress.PRACTISED,
    Progress.READY,
}
WRITING = {Progress.IN_PROGRESS, Progress.SUBMITTING}
ENDS = {
    Progress.SUBMITTED,
    Progress.BLANK,
    Progress.AUTO_SUBMITTED,
    Progress.FORCE_SUBMITTED,
    Progress.WITHDRAWN,
}


@dataclass(frozen=True)
class Guard:
    """What must refuse it: a change of the row or of the facts, and the reason given."""

    reason: Reason
    row: dict[str, Any] = field(default_factory=dict)
    facts: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A transition as the table says it.

    Args:
        sources: values of the field `on` from which it may start.
        result: what must have changed; None for a question that changes nothing.
        without_reason: the same act with an empty reason, if it needs one.
        foreign: what those are told who may not.
    """

    number: int
    name: str
    act: Act
    row: CandidateRow
    who: set[Role]
    on: str
    sources: set[Any]
    result: dict[str, Any] | None
    facts: CandidateFacts = RUNNING
    guards: tuple[Guard, ...] = ()
    without_reason: Act | None = None
    foreign: frozenset[ErrorCode] = frozenset({ErrorCode.FORBIDDEN})

    def run(self, role: Role | None = None, seen: int | None = None) -> CandidateRow | None:
        """Do it as the first role that may, or as `role`."""
        chosen = min(self.who) if role is None else role
        return self.act(self.row, self.facts, ACTORS[chosen], seen)


Probe = tuple[str, Callable[[], None]]


def probes(entries: tuple[Entry, ...]) -> list[Any]:
    """Return everything to be asked of the entries, as parameters of a test."""
    return [
        pytest.param(check, id=f"{entry.number} {entry.name}: {what}")
        for entry in entries
        for what, check in _questions(entry)
    ]


def _questions(entry: Entry) -> Iterator[Probe]:
    for role in sorted(entry.who):
        yield f"{role} may", partial(_may, entry, role)
    for role in sorted(set(Role) - entry.who):
        yield f"{role} may not", partial(_wrong_actor, entry, role)
    words: Any = type(getattr(entry.row, entry.on))
    for source in sorted(set(words) - entry.sources):
        yield f"not from {source}", partial(_wrong_source, entry, source)
    for number, guard in enumerate(entry.guards):
        yield f"guard {number} {guard.reason}", partial(_guarded, entry, guard)
    if entry.without_reason is not None:
        yield "not without a reason", partial(_without_reason, entry)
    yield "not over an old row", partial(_stale, entry)


def _may(entry: Entry, role: Role) -> None:
    assert illegal(entry.row) == []
    new = entry.run(role, entry.row.version)
    if entry.result is None:
        assert new is None
        return
    assert new is not None
    assert new == replace(entry.row, version=entry.row.version + 1, **entry.result)
    assert illegal(new) == []


def _wrong_actor(entry: Entry, role: Role) -> None:
    assert _refusal(entry, role).code in entry.foreign


def _wrong_source(entry: Entry, source: str) -> None:
    moved = replace(entry.row, **{entry.on: source})
    refusal = _refusal(_with(entry, row=moved))
    allowed = {
        ErrorCode.ILLEGAL_TRANSITION,
        ErrorCode.GUARD_FAILED,
        ErrorCode.FORBIDDEN,
        ErrorCode.SEAT_TAKEN,
        ErrorCode.ALREADY_SEALED,
    }
    assert refusal.code in allowed


def _guarded(entry: Entry, guard: Guard) -> None:
    row, facts = replace(entry.row, **guard.row), replace(entry.facts, **guard.facts)
    for role in entry.who:
        assert _refusal(_with(entry, row=row, facts=facts), role).reason == guard.reason


def _without_reason(entry: Entry) -> None:
    assert entry.without_reason is not None
    refusal = _refusal(_with(entry, act=entry.without_reason))
    assert refusal.code is ErrorCode.REASON_REQUIRED


def _stale(entry: Entry) -> None:
    assert _refusal(entry, seen=entry.row.version - 1).code is ErrorCode.STALE_VERSION
    assert _refusal(entry, seen=entry.row.version + 1).code is ErrorCode.STALE_VERSION


def _refusal(entry: Entry, role: Role | None = None, seen: int | None = None) -> RefusedError:
    with pytest.raises(RefusedError) as caught:
        entry.run(role, seen)
    return caught.value


def _with(
    entry: Entry,
    *,
    row: CandidateRow | None = None,
    facts: CandidateFacts | None = None,
    act: Act | None = None,
) -> Entry:
    return Entry(
        number=entry.number,
        name=entry.name,
        act=entry.act if act is None else act,
        row=entry.row if row is None else row,
        who=entry.who,
        on=entry.on,
        sources=entry.sources,
        result=entry.result,
        facts=entry.facts if facts is None else facts,
    )


NOT_HERE = Guard(Reason.NOT_PRESENT, row={"attendance": Attendance.EXPECTED})
HELD = Guard(Reason.HELD, row={"holds": (hold(HoldKind.PAUSE),)})
ENTRY_CLOSED = (
    Guard(Reason.ROOM_STAGE, facts={"room_stage": Stage.SEALED_IN}),
    Guard(Reason.ROOM_STAGE, facts={"room_stage": Stage.ENDING}),
    Guard(Reason.ROOM_STAGE, facts={"room_stage": Stage.SUSPENDED}),
    Guard(Reason.ROOM_STAGE, facts={"period_stage": Stage.CANCELLED}),
    Guard(
        Reason.LATE_LIMIT,
        facts={"room_started_ms": NOW - 10 * MINUTE, "late_limit_ms": 10 * MINUTE - 1},
    ),
)
STARTS = (
    Guard(Reason.ROOM_STAGE, facts={"room_stage": Stage.READY}),
    Guard(Reason.ROOM_STAGE, facts={"room_stage": Stage.SUSPENDED}),
    Guard(Reason.ROOM_STAGE, facts={"room_stage": Stage.ENDING}),
    Guard(Reason.ROOM_STAGE, facts={"period_stage": Stage.SUSPENDED}),
    Guard(Reason.ROOM_STAGE, facts={"period_stage": Stage.VOIDED}),
    Guard(Reason.IDENTITY_NOT_VERIFIED, row={"identity": Identity.REJECTED}),
    Guard(Reason.IDENTITY_NOT_VERIFIED, row={"identity": Identity.UNVERIFIED}),
    Guard(Reason.PAPER_SEALED, facts={"package_unsealed": False}),
    Guard(Reason.NO_TIME_LEFT, facts={"room_started_ms": NOW - HOUR}),
    NOT_HERE,
    HELD,
)
