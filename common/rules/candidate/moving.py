"""Moving to another PC (23): the old one is fenced at once, the new one ends the move by coming.

The number grows when the move is ordered, not when the new PC comes: from then on nothing that the
old one sends can be taken for the candidate's newest answers.
"""

from msgspec.structs import replace

from common.protocol.rows import ActorRef, CandidateRow
from common.protocol.vocabulary import HoldKind, Role
from common.rules.candidate.change import ask
from common.rules.candidate.holds import place_hold, release_hold
from common.rules.candidate.lease import attach_device
from common.rules.candidate_case import CandidateCase
from common.rules.candidate_words import has_hold
from common.rules.facts import CandidateFacts
from common.rules.step import Step

_SYSTEM_ID = "state_manager"


def begin_move(  # noqa: PLR0913  the command's fields by name
    row: CandidateRow,
    device_id: str | None,
    *,
    facts: CandidateFacts,
    actor: ActorRef,
    now_ms: int,
    reason: str,
    version: int | None = None,
) -> CandidateRow:
    """Give the lease to the PC of another seat; where the candidate waits there already, at once.

    Args:
        row: the candidate.
        device_id: the PC of the new seat; None where PCs need no key: the next that comes.
        facts: stages, and whether the new seat is free and has a PC.
        actor: who orders it.
        now_ms: since when the candidate is held.
        reason: why.
        version: the row's version the actor saw.

    Raises:
        RefusedError: whatever stands in the way of the hold MOVE.
    """
    if device_id is not None and row.waiting_device_id == device_id:
        case = CandidateCase(
            row=row, facts=facts, actor=actor, now_ms=now_ms, reason=reason, kind=HoldKind.MOVE
        )
        ask(Step.HOLD_MOVE, case, version)
        return replace(_leased(row, device_id), version=row.version + 1)
    held = place_hold(
        row, HoldKind.MOVE, facts=facts, actor=actor, now_ms=now_ms, reason=reason, version=version
    )
    return _leased(held, device_id)


def arrive(
    row: CandidateRow,
    device_id: str,
    *,
    facts: CandidateFacts,
    actor: ActorRef,
    now_ms: int,
) -> CandidateRow:
    """End the move when the new PC is there; one that is not awaited changes nothing.

    A third PC that came meanwhile goes on waiting for a person.

    Raises:
        RefusedError: whatever stands in the way of the release.
    """
    if row.device_id != device_id or not has_hold(row, HoldKind.MOVE):
        return row
    return _released(row, facts=facts, actor=actor, now_ms=now_ms)


def call_off(  # noqa: PLR0913  the command's fields by name
    row: CandidateRow,
    device_id: str | None,
    *,
    facts: CandidateFacts,
    actor: ActorRef,
    now_ms: int,
    version: int | None = None,
    reason: str = "",
) -> CandidateRow:
    """Give the lease back to the PC that was fenced, under a new number.

    Args:
        row: the candidate.
        device_id: the PC that had the lease before; None if none had.
        facts: stages, and whether the old seat is still free.
        actor: who calls it off.
        now_ms: when.
        version: the row's version the actor saw.
        reason: text.

    Raises:
        RefusedError: whatever stands in the way of the release.
    """
    back = replace(row, device_id=device_id, epoch=row.epoch + 1)
    return _released(back, facts=facts, actor=actor, now_ms=now_ms, version=version, reason=reason)


def _released(  # noqa: PLR0913  as above
    row: CandidateRow,
    *,
    facts: CandidateFacts,
    actor: ActorRef,
    now_ms: int,
    version: int | None = None,
    reason: str = "",
) -> CandidateRow:
    waits = row.waiting_device_id
    freed = release_hold(
        replace(row, waiting_device_id=None),
        HoldKind.MOVE,
        facts=facts,
        actor=actor,
        now_ms=now_ms,
        version=version,
        reason=reason,
    )
    if waits in (None, row.device_id):
        return freed
    system = ActorRef(role=Role.SYSTEM, id=_SYSTEM_ID)
    waiting = attach_device(freed, waits or "", actor=system, now_ms=now_ms)
    return replace(waiting, version=freed.version)


def _leased(row: CandidateRow, device_id: str | None) -> CandidateRow:
    """The proctor has decided which PC it is: nobody else waits."""
    return replace(
        row,
        device_id=device_id,
        waiting_device_id=None,
        holds=tuple(hold for hold in row.holds if hold.kind is not HoldKind.RELOGIN),
        epoch=row.epoch + 1,
    )
