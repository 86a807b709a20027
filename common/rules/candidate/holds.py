"""The set of holds (19-24): placing, releasing, giving time back, moving the lease."""

import msgspec
from msgspec.structs import replace

from common.protocol.rows import ActorRef, CandidateRow, Hold
from common.protocol.vocabulary import HoldKind, Role, Verdict
from common.rules.candidate.change import ask
from common.rules.candidate.lost_time import give_back
from common.rules.candidate_case import CandidateCase
from common.rules.candidate_words import find_hold
from common.rules.engine import check_version
from common.rules.facts import CandidateFacts
from common.rules.step import Step


class HoldRule(msgspec.Struct, frozen=True, kw_only=True):
    """What a kind of hold is.

    Args:
        compensates: the clock stands still while it lasts, unless the centre's policy differs.
    """

    place: Step
    release: Step
    compensates: bool


HOLDS: dict[HoldKind, HoldRule] = {
    HoldKind.ROOM: HoldRule(place=Step.HOLD_ROOM, release=Step.FREE_ROOM, compensates=True),
    HoldKind.SITTING: HoldRule(
        place=Step.HOLD_SITTING, release=Step.FREE_SITTING, compensates=True
    ),
    HoldKind.PAUSE: HoldRule(place=Step.PAUSE, release=Step.END_PAUSE, compensates=True),
    HoldKind.LOCK: HoldRule(place=Step.LOCK, release=Step.UNLOCK, compensates=False),
    HoldKind.LEAVE: HoldRule(place=Step.LEAVE, release=Step.END_LEAVE, compensates=False),
    HoldKind.RELOGIN: HoldRule(
        place=Step.HOLD_RELOGIN, release=Step.ALLOW_RELOGIN, compensates=False
    ),
    HoldKind.MOVE: HoldRule(place=Step.HOLD_MOVE, release=Step.ALLOW_MOVE, compensates=False),
}


def place_hold(  # noqa: PLR0913  the command's fields by name
    row: CandidateRow,
    kind: HoldKind,
    *,
    facts: CandidateFacts,
    actor: ActorRef,
    now_ms: int,
    reason: str,
    version: int | None = None,
    compensate: bool | None = None,
    escalated: bool = False,
) -> CandidateRow:
    """Hold the candidate (19, 21-24).

    The system's repetition changes nothing, but it may escalate a LOCK that is there.

    Args:
        row: the candidate.
        kind: why.
        facts: stages, and for LEAVE and MOVE the policy.
        actor: who.
        now_ms: since when.
        reason: text or code.
        version: the row's version the actor saw.
        compensate: whether the clock stands still; None takes what the kind says.
        escalated: only the chief may release it.
    """
    existing = find_hold(row, kind)
    if existing is not None and actor.role is Role.SYSTEM:
        check_version(row.version, version)
        return _escalated(row, existing) if escalated and not existing.escalated else row
    case = CandidateCase(row=row, facts=facts, actor=actor, now_ms=now_ms, reason=reason, kind=kind)
    ask(HOLDS[kind].place, case, version)
    hold = Hold(
        kind=kind,
        actor=actor,
        reason=reason,
        since_ms=now_ms,
        compensate=HOLDS[kind].compensates if compensate is None else compensate,
        escalated=escalated,
    )
    return replace(row, holds=(*row.holds, hold), version=row.version + 1)


def release_hold(  # noqa: PLR0913  the command's fields by name
    row: CandidateRow,
    kind: HoldKind,
    *,
    facts: CandidateFacts,
    actor: ActorRef,
    now_ms: int,
    version: int | None = None,
    verdict: Verdict | None = None,
    compensate: bool = False,
    reason: str = "",
) -> CandidateRow:
    """End a hold (20-24), give its time back where it counts, move the lease where one waits.

    Args:
        row: the candidate.
        kind: which hold.
        facts: stages and the room's start.
        actor: who.
        now_ms: when.
        version: the row's version the actor saw.
        verdict: what a LOCK was; persons have to say.
        compensate: give the time back although the kind does not.
        reason: text.
    """
    case = CandidateCase(
        row=row,
        facts=facts,
        actor=actor,
        now_ms=now_ms,
        reason=reason,
        kind=kind,
        verdict=verdict,
    )
    ask(HOLDS[kind].release, case, version)
    ended = next(hold for hold in row.holds if hold.kind is kind)
    holds = tuple(hold for hold in row.holds if hold.kind is not kind)
    freed = replace(row, holds=holds, version=row.version + 1)
    if ended.compensate or compensate:
        begin = facts.room_started_ms if row.started_ms is None else row.started_ms
        freed = give_back(freed, ended, now_ms=now_ms, since_start_ms=begin)
    return _lease_moved(freed) if kind is HoldKind.RELOGIN else freed


def _escalated(row: CandidateRow, existing: Hold) -> CandidateRow:
    holds = tuple(replace(h, escalated=True) if h is existing else h for h in row.holds)
    return replace(row, holds=holds, version=row.version + 1)


def _lease_moved(row: CandidateRow) -> CandidateRow:
    if row.waiting_device_id is None:
        return row
    return replace(
        row, device_id=row.waiting_device_id, waiting_device_id=None, epoch=row.epoch + 1
    )
