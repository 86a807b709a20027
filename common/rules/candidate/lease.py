"""The one device that may write an attempt, and who waits for it (22)."""

from msgspec.structs import replace

from common.core.errors import ErrorCode, RefusedError
from common.protocol.rows import ActorRef, CandidateRow, Hold
from common.protocol.vocabulary import HoldKind, Progress, Role
from common.rules.candidate_case import CandidateCase
from common.rules.candidate_guards import may_be_here
from common.rules.candidate_words import OVER, has_hold
from common.rules.engine import check_version
from common.rules.reasons import Reason

SECOND_DEVICE = "second_device"
"""Reason of the RELOGIN hold that another device brings about."""
FOREIGN_SEAT = "foreign_seat"
"""The same for the first device, where it stands at a seat that is not the candidate's."""


def attach_device(  # noqa: PLR0913  who, what and when by name
    row: CandidateRow,
    device_id: str,
    *,
    actor: ActorRef,
    now_ms: int,
    version: int | None = None,
    own_seat: bool = True,
) -> CandidateRow:
    """Give the lease to the first device, let the same one go on, let another one wait.

    Only a proctor's release of RELOGIN or MOVE takes the lease from the old device, or gives it to
    one that stands at another seat than the candidate's (`own_seat` False).

    Raises:
        RefusedError: FORBIDDEN, GUARD_FAILED (absent or refused), SEAT_TAKEN (another device
            after the attempt is over).
    """
    check_version(row.version, version)
    if actor.role is not Role.SYSTEM:
        raise RefusedError(ErrorCode.FORBIDDEN, Reason.ROLE, role=actor.role)
    refusal = may_be_here(CandidateCase(row=row, actor=actor, now_ms=now_ms))
    if refusal is not None:
        raise refusal
    if device_id in (row.device_id, row.waiting_device_id):
        return row
    if row.progress in OVER:
        left = row.progress is Progress.CHECKED_OUT
        reason = Reason.ATTEMPT_OVER if left else Reason.SEAT_HAS_LEASE
        raise RefusedError(ErrorCode.SEAT_TAKEN, reason)
    if row.device_id is None and own_seat:
        return _first_lease(row, device_id)
    return replace(
        row,
        holds=_with_relogin(row, actor, now_ms, SECOND_DEVICE if row.device_id else FOREIGN_SEAT),
        waiting_device_id=device_id,
        version=row.version + 1,
    )


def _first_lease(row: CandidateRow, device_id: str) -> CandidateRow:
    """The PC of the own seat is here: who waited at another one waits no more."""
    return replace(
        row,
        device_id=device_id,
        waiting_device_id=None,
        holds=tuple(hold for hold in row.holds if hold.reason != FOREIGN_SEAT),
        epoch=row.epoch + 1,
        version=row.version + 1,
    )


def _with_relogin(row: CandidateRow, actor: ActorRef, now_ms: int, reason: str) -> tuple[Hold, ...]:
    if has_hold(row, HoldKind.RELOGIN) or has_hold(row, HoldKind.MOVE):
        return row.holds
    hold = Hold(
        kind=HoldKind.RELOGIN,
        actor=actor,
        reason=reason,
        since_ms=now_ms,
        compensate=False,
    )
    return (*row.holds, hold)
