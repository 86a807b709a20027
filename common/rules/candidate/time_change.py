"""Minutes given or taken by a person, and taken back again (32)."""

from msgspec.structs import replace

from common.core.errors import ErrorCode, RefusedError
from common.protocol.rows import ActorRef, CandidateRow, TimeAllowance
from common.protocol.vocabulary import Role, TimePart
from common.rules.candidate.change import ask
from common.rules.candidate.lost_time import with_allowance
from common.rules.candidate_case import CandidateCase
from common.rules.deadline import remaining_ms
from common.rules.engine import refuse
from common.rules.reasons import Reason
from common.rules.step import Step

MINUTE_MS = 60_000
PROCTOR_LIMIT_MS = 10 * MINUTE_MS
"""What a proctor may give or take in all: for incidents, and for outages the server measured."""

CHIEF_LIMIT_MS = 180 * MINUTE_MS
"""What one part may come to in all."""

LEAST_LEFT_MS = MINUTE_MS
"""A change never ends the exam within this time: nobody is surprised."""


def change_time(  # noqa: PLR0913  the command's fields by name
    row: CandidateRow,
    part: TimePart,
    delta_ms: int,
    *,
    actor: ActorRef,
    now_ms: int,
    reason: str,
    version: int | None = None,
    measured: bool = False,
    outages_ms: int = 0,
) -> CandidateRow:
    """Add `delta_ms` (or take it, below zero) to one part of the allowance.

    Args:
        row: the candidate.
        part: which part.
        delta_ms: how much.
        actor: who.
        now_ms: when.
        reason: why.
        version: the row's version the actor saw.
        measured: the server measured it (an outage): a proctor may give that, within the limit.
        outages_ms: what was given so for outages before; it counts towards a proctor's limit.

    Raises:
        RefusedError: also FORBIDDEN for a proctor beyond 10 min in all.
    """
    case = CandidateCase(row=row, actor=actor, now_ms=now_ms, reason=reason)
    ask(Step.CHANGE_TIME, case, version)
    if not delta_ms:
        raise RefusedError(ErrorCode.ILLEGAL_TRANSITION, Reason.UNCHANGED)
    allowance = _changed(row.allowance, part, delta_ms)
    if actor.role is Role.PROCTOR:
        given = outages_ms + (delta_ms if part is TimePart.COMPENSATED else 0)
        _check_proctor(part, allowance.incident_ms + given, measured=measured)
    _check_bounds(part, _part(allowance, part))
    return _checked(row, allowance, now_ms, Reason.TIME_TOO_SHORT)


def take_time_back(  # noqa: PLR0913  the command's fields by name
    row: CandidateRow,
    part: TimePart,
    delta_ms: int,
    *,
    actor: ActorRef,
    now_ms: int,
    reason: str,
) -> CandidateRow:
    """Undo a change of `delta_ms`, unless somebody has begun to use what it gave.

    What is left afterwards lies within what the part may come to, whoever undoes it.

    Raises:
        RefusedError: ILLEGAL_TRANSITION once handed in, GUARD_FAILED if it is used.
    """
    case = CandidateCase(row=row, actor=actor, now_ms=now_ms, reason=reason)
    ask(Step.CHANGE_TIME, case, None)
    allowance = _changed(row.allowance, part, -delta_ms)
    _check_bounds(part, _part(allowance, part))
    return _checked(row, allowance, now_ms, Reason.TIME_USED)


def _checked(
    row: CandidateRow, allowance: TimeAllowance, now_ms: int, too_short: Reason
) -> CandidateRow:
    """Return the row with the new allowance, which never ends it within a minute."""
    changed = replace(with_allowance(row, allowance), version=row.version + 1)
    if remaining_ms(changed, now_ms) <= LEAST_LEFT_MS:
        raise refuse(too_short)
    return changed


def _part(allowance: TimeAllowance, part: TimePart) -> int:
    match part:
        case TimePart.PLANNED:
            return allowance.planned_ms
        case TimePart.INCIDENT:
            return allowance.incident_ms
        case TimePart.COMPENSATED:
            return allowance.compensated_ms


def _changed(allowance: TimeAllowance, part: TimePart, delta_ms: int) -> TimeAllowance:
    total = _part(allowance, part) + delta_ms
    match part:
        case TimePart.PLANNED:
            return replace(allowance, planned_ms=total)
        case TimePart.INCIDENT:
            return replace(allowance, incident_ms=total)
        case TimePart.COMPENSATED:
            return replace(allowance, compensated_ms=total)


def _check_proctor(part: TimePart, total: int, *, measured: bool) -> None:
    if part is not TimePart.INCIDENT and not (measured and part is TimePart.COMPENSATED):
        raise RefusedError(ErrorCode.FORBIDDEN, Reason.TIME_PART, part=part)
    if abs(total) > PROCTOR_LIMIT_MS:
        minutes = PROCTOR_LIMIT_MS // MINUTE_MS
        raise RefusedError(ErrorCode.FORBIDDEN, Reason.TIME_LIMIT, minutes=minutes)


def _check_bounds(part: TimePart, total: int) -> None:
    least = 0 if part is TimePart.COMPENSATED else -CHIEF_LIMIT_MS
    if not least <= total <= CHIEF_LIMIT_MS:
        raise refuse(Reason.TIME_LIMIT, minutes=CHIEF_LIMIT_MS // MINUTE_MS)
