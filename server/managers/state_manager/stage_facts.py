"""Counts what the rules of the stages ask for, from the rows as they are in this unit of work."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from common.core.errors import ErrorCode, RefusedError
from common.protocol.rows import CandidateRow, PeriodRow, RoomRow
from common.protocol.stages import ChangePeriodStage
from common.protocol.vocabulary import Identity, ProctorState, Progress, Stage
from common.rules.candidate_words import WRITING
from common.rules.facts import PeriodFacts, RoomFacts
from common.rules.reasons import Reason
from common.rules.stage_order import rank
from server.managers.state_manager.entitlements import stops_of
from server.stores.contracts import LiveStore
from server.stores.unit_of_work import UnitOfWork

_CHECKED = frozenset({Identity.VERIFIED, Identity.DEFERRED})
_HANDED_IN = frozenset({Progress.SUBMITTED, Progress.BLANK})
_MOST_NAMED = 20


@dataclass(frozen=True, slots=True)
class StageSources:
    """Where facts come from that are in no row.

    Args:
        live: what seats said of answers they still keep.
        machine_is_green: the last result of the server's own check.
        sign_in_ms: how long a sign-in lasts; None does not end.
    """

    live: LiveStore
    machine_is_green: Callable[[], bool]
    sign_in_ms: int | None = None


async def period_facts(
    work: UnitOfWork,
    period: PeriodRow,
    rooms: Sequence[RoomRow],
    message: ChangePeriodStage,
    sources: StageSources,
) -> PeriodFacts:
    """Return the facts for a period."""
    candidates = await work.candidates.list_of_period(period.period_id)
    duties = await work.duties.list_of_sitting(period.sitting_id)
    manned = {d.room_id for d in duties if d.state is ProctorState.ON_DUTY and d.room_id}
    package = await work.packages.of_period(period.period_id)
    return PeriodFacts(
        package_verified=package is not None and bool(candidates),
        early_stops=await stops_of(work, period, message.to, sources.sign_in_ms),
        doctor_green=sources.machine_is_green(),
        override=message.override,
        rooms_with_proctor=sum(room.room_id in manned for room in rooms),
        rooms_without_proctor=tuple(r.room_name for r in rooms if r.room_id not in manned),
        rooms_not_reported=tuple(
            room.room_name for room in rooms if rank(room.stage) < rank(Stage.BRIEFING)
        ),
        excluded_rooms=tuple(r.room_name for r in rooms if is_excluded(r, message)),
        verified=verified(candidates),
        key_ready=package is not None,
        key_released=any(room.started_ms is not None for room in rooms),
        in_progress=writing(candidates),
        last_deadline_ms=last_deadline(candidates),
        unsent_seats=await _unsent_seats(work, period, candidates, message, sources.live),
        second_id=await _second_person(work, period, message),
    )


async def room_facts(
    work: UnitOfWork, period: PeriodRow, room: RoomRow, override: str = ""
) -> RoomFacts:
    """Return the facts for a room."""
    candidates = await work.candidates.list_of_room(period.period_id, room.room_id)
    duties = await work.duties.list_of_sitting(period.sitting_id)
    return RoomFacts(
        proctor_on_duty=any(
            d.room_id == room.room_id and d.state is ProctorState.ON_DUTY for d in duties
        ),
        verified=verified(candidates),
        key_released=room.started_ms is not None,
        in_progress=writing(candidates),
        last_deadline_ms=last_deadline(candidates),
        override=override,
    )


async def check_reconciled(work: UnitOfWork, period_id: str) -> None:
    """Refuse a reconciliation that does not add up, naming the seats.

    Raises:
        RefusedError: RECONCILIATION_DIFFERENCE with `seats` and `lines`.
    """
    lines = await work.reconciliation.differences(period_id)
    if not lines:
        return
    seats = list(dict.fromkeys(f"{line.room} {line.seat}".strip() for line in lines))
    raise RefusedError(
        ErrorCode.RECONCILIATION_DIFFERENCE,
        Reason.DIFFERENCES,
        seats=", ".join(seats[:_MOST_NAMED]),
        count=len(seats),
        lines=", ".join(f"{d.room} {d.seat} {d.what}" for d in lines[:_MOST_NAMED]),
    )


def is_excluded(room: RoomRow, message: ChangePeriodStage) -> bool:
    """Say whether the chief named this room as not taking part."""
    names = message.excluded_rooms
    return room.room_id in names or room.room_period_id in names or room.room_name in names


def verified(candidates: Sequence[CandidateRow]) -> int:
    """Count whose identity was checked or put off."""
    return sum(row.identity in _CHECKED for row in candidates)


def writing(candidates: Sequence[CandidateRow]) -> int:
    """Count who is IN_PROGRESS or SUBMITTING."""
    return sum(row.progress in WRITING for row in candidates)


def last_deadline(candidates: Sequence[CandidateRow]) -> int | None:
    """Return the latest deadline, None if nobody has one."""
    return max((r.deadline_ms for r in candidates if r.deadline_ms is not None), default=None)


async def _unsent_seats(
    work: UnitOfWork,
    period: PeriodRow,
    candidates: Sequence[CandidateRow],
    message: ChangePeriodStage,
    live: LiveStore,
) -> tuple[str, ...]:
    """Name seats that said they keep answers.

    Who handed in keeps none, whatever the seat's last heartbeat said: the seal waited for its
    last change.
    """
    if message.to is not Stage.CLOSED:
        return ()
    handed_in = {row.attempt_id for row in candidates if row.progress in _HANDED_IN}
    seats = await live.seats(period.sitting_id, None)
    unsent = {seat.attempt_id for seat in seats if seat.unsent} - handed_in
    facts = await work.registrations.facts(unsent) if unsent else ()
    return tuple(fact.seat for fact in facts)


async def _second_person(
    work: UnitOfWork, period: PeriodRow, message: ChangePeriodStage
) -> str | None:
    """A proctor who signed the room's report off stands beside the chief at the reconciliation."""
    if message.to is not Stage.RECONCILED:
        return None
    duties = await work.duties.list_of_sitting(period.sitting_id)
    return next(
        (d.staff_id for d in duties if d.state is ProctorState.SIGNED_OFF and d.room_id), None
    )
