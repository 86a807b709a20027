"""Extra time for many: who gets it, who does not and why; and how an act is taken back.

Consoles ask the same functions for the preview as the state manager does for the act.
"""

from collections.abc import Callable, Iterable, Mapping

import msgspec
from msgspec.structs import replace

from common.core.errors import ErrorCode, Fault, RefusedError
from common.protocol.rows import ActorRef, CandidateRow
from common.protocol.time_rows import (
    LostTime,
    TimeActRow,
    TimeGiven,
    TimeNoteRow,
    TimeRefused,
)
from common.protocol.vocabulary import Role, TimePart
from common.rules.candidate import change_time, take_time_back
from common.rules.engine import refuse
from common.rules.reasons import Reason


class TimeOutcome(msgspec.Struct, frozen=True):
    """What an act does to one candidate: a new row, or why not.

    Args:
        delta_ms: what this one gets.
    """

    before: CandidateRow
    delta_ms: int
    after: CandidateRow | None = None
    fault: Fault | None = None


def give_time(  # noqa: PLR0913  the act's fields by name
    rows: Iterable[CandidateRow],
    part: TimePart,
    delta_ms: int,
    *,
    actor: ActorRef,
    now_ms: int,
    reason: str,
) -> tuple[TimeOutcome, ...]:
    """Return what giving each of these `delta_ms` does."""

    def given(row: CandidateRow) -> CandidateRow:
        return change_time(row, part, delta_ms, actor=actor, now_ms=now_ms, reason=reason)

    return tuple(_outcome(row, delta_ms, given) for row in rows)


def give_lost_time(  # noqa: PLR0913  the act's fields by name
    rows: Iterable[CandidateRow],
    lost: Iterable[LostTime],
    outages_ms: Mapping[str, int],
    *,
    actor: ActorRef,
    now_ms: int,
    reason: str,
) -> tuple[TimeOutcome, ...]:
    """Return what giving back an outage does: to each what it took.

    Args:
        rows: the candidates of the room.
        lost: whom the outage touched.
        outages_ms: what each got back for outages before.
        actor: who decides it.
        now_ms: when.
        reason: why.
    """
    amounts = {one.attempt_id: one.lost_ms for one in lost}

    def given(row: CandidateRow) -> CandidateRow:
        return change_time(
            row,
            TimePart.COMPENSATED,
            amounts[row.attempt_id],
            actor=actor,
            now_ms=now_ms,
            reason=reason,
            measured=True,
            outages_ms=outages_ms.get(row.attempt_id, 0),
        )

    touched = (row for row in rows if row.attempt_id in amounts)
    return tuple(_outcome(row, amounts[row.attempt_id], given) for row in touched)


def undo_time(
    act: TimeActRow,
    rows: Mapping[str, CandidateRow],
    *,
    actor: ActorRef,
    now_ms: int,
    reason: str,
) -> tuple[TimeOutcome, ...]:
    """Return what taking an act back does to those who still have what it gave."""
    outcomes: list[TimeOutcome] = []
    for given in act.given:
        row = rows.get(given.attempt_id)
        if row is None or given.undone:
            continue

        def taken(row: CandidateRow, delta_ms: int = given.delta_ms) -> CandidateRow:
            return take_time_back(
                row, act.part, delta_ms, actor=actor, now_ms=now_ms, reason=reason
            )

        outcomes.append(_outcome(row, -given.delta_ms, taken))
    return tuple(outcomes)


def check_may_undo(act: TimeActRow, actor: ActorRef) -> None:
    """Let a proctor take back what a proctor gave; the chief takes back anything.

    Raises:
        RefusedError: FORBIDDEN, or ILLEGAL_TRANSITION where nothing is left to take back.
    """
    if all(given.undone for given in act.given):
        raise RefusedError(ErrorCode.ILLEGAL_TRANSITION, Reason.TIME_UNDONE)
    if actor.role is Role.PROCTOR and act.actor.role is not Role.PROCTOR:
        raise RefusedError(ErrorCode.FORBIDDEN, Reason.TIME_OF_OTHERS)


def gave(outcomes: Iterable[TimeOutcome]) -> tuple[TimeGiven, ...]:
    """Return the candidates an act reached as its row names them."""
    return tuple(
        TimeGiven(
            attempt_id=one.after.attempt_id,
            delta_ms=one.delta_ms,
            deadline_ms=one.after.deadline_ms,
        )
        for one in outcomes
        if one.after is not None
    )


def refused(outcomes: Iterable[TimeOutcome]) -> tuple[TimeRefused, ...]:
    """Return the candidates an act did not reach as its row names them."""
    return tuple(
        TimeRefused(attempt_id=one.before.attempt_id, fault=one.fault)
        for one in outcomes
        if one.fault is not None
    )


def after_undo(
    act: TimeActRow,
    outcomes: tuple[TimeOutcome, ...],
    *,
    actor: ActorRef,
    now_ms: int,
    reason: str,
) -> TimeActRow:
    """Return an act's row after some, or all, of it was taken back."""
    taken = {one.before.attempt_id for one in outcomes if one.after is not None}
    kept = tuple(one for one in act.refused if one.attempt_id not in taken)
    return replace(
        act,
        given=tuple(
            replace(given, undone=given.undone or given.attempt_id in taken) for given in act.given
        ),
        refused=(*kept, *refused(outcomes)),
        undone_by=actor,
        undone_ms=now_ms,
        undo_reason=reason,
        changed_ms=now_ms,
        version=act.version + 1,
    )


def check_reaches_somebody(outcomes: tuple[TimeOutcome, ...]) -> None:
    """Refuse an act that changes nothing for anybody, with the first reason there is.

    Raises:
        RefusedError: what stands in the way of the first, or GUARD_FAILED for nobody at all.
    """
    if any(one.after is not None for one in outcomes):
        return
    first = next((one.fault for one in outcomes if one.fault is not None), None)
    if first is None:
        raise refuse(Reason.TIME_NOBODY)
    raise RefusedError(first.code, first.key.removeprefix("error."), **first.values)


def _outcome(
    row: CandidateRow, delta_ms: int, change: Callable[[CandidateRow], CandidateRow]
) -> TimeOutcome:
    try:
        return TimeOutcome(row, delta_ms, after=change(row))
    except RefusedError as refusal:
        return TimeOutcome(row, delta_ms, fault=refusal.fault())


def newest_change_ms(acts: Iterable[TimeActRow], rooms: Iterable[str]) -> int:
    """Return when the time of one of these rooms was last changed by an act; 0 for never."""
    wanted = frozenset(rooms)
    return max((act.changed_ms for act in acts if act.room_id in wanted), default=0)


def outages_given(acts: Iterable[TimeActRow]) -> dict[str, int]:
    """Return what each candidate got back for outages so far, by attempt."""
    total: dict[str, int] = {}
    for act in acts:
        if act.proposal_id is None or act.part is not TimePart.COMPENSATED:
            continue
        for given in act.given:
            if not given.undone:
                total[given.attempt_id] = total.get(given.attempt_id, 0) + given.delta_ms
    return total


def note_of(act: TimeActRow, given: TimeGiven) -> TimeNoteRow:
    """Return an act as the candidate is told of it."""
    return TimeNoteRow(
        time_act_id=act.time_act_id,
        attempt_id=given.attempt_id,
        part=act.part,
        delta_ms=given.delta_ms,
        reason=act.reason,
        at_ms=act.at_ms,
        undone=given.undone,
        version=2 if given.undone else 1,
    )


def notes_of(acts: Iterable[TimeActRow], attempt_id: str) -> tuple[TimeNoteRow, ...]:
    """Return what one candidate is told of these acts."""
    return tuple(
        note_of(act, given) for act in acts for given in act.given if given.attempt_id == attempt_id
    )
