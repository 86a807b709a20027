"""What many seats ask when they come: read for all of them at once, one statement each."""

from collections.abc import Iterable, Sequence

import msgspec

from common.protocol.rows import CandidateRow, Hold, TimeAllowance
from common.protocol.vocabulary import Attendance, Identity, Progress
from server.stores.database.batch_query import BatchQuery
from server.stores.database.batches import Kind
from server.stores.database.stores import Stores


class SeatMark(msgspec.Struct, array_like=True, frozen=True):
    """Where a seat stands.

    Args:
        epoch: of its lease; 0 while nobody holds one.
        ack_upto: last sequence of this epoch up to which all answers are durable.
    """

    attempt_id: str
    period_id: str
    room_id: str
    epoch: int
    ack_upto: int


class _Candidate(msgspec.Struct, array_like=True, frozen=True):
    """A candidate as the columns come."""

    attempt_id: str
    registration_id: str
    period_id: str
    room_id: str
    attendance: Attendance
    identity: Identity
    progress: Progress
    holds: str
    allotted_ms: int
    multiplier: float
    planned_ms: int
    incident_ms: int
    compensated_ms: int
    started_ms: int | None
    deadline_ms: int | None
    device_id: str | None
    waiting_device_id: str | None
    epoch: int
    version: int


class _Attempt(msgspec.Struct, array_like=True, frozen=True):
    registration_id: str
    period_id: str
    attempt_id: str


class _Crowd(msgspec.Struct, array_like=True, frozen=True):
    period_id: str
    seats: int


_ATTEMPTS = (("attempt_id", Kind.TEXT),)
# A head may lie behind its entries: what follows it without a hole is durable too.
_MARKS = BatchQuery(
    _ATTEMPTS,
    SeatMark,
    """
    WITH RECURSIVE tail (attempt_id, period_id, room_id, epoch, seq) AS (
        SELECT attempts.id, attempts.sitting_period_id, attempts.room_id,
            coalesce(leases.epoch, 0), coalesce(head.ack_upto, 0)
        FROM {rows} JOIN attempts ON attempts.id = new.attempt_id
        LEFT JOIN leases ON leases.attempt_id = attempts.id
        LEFT JOIN answer_heads AS head
            ON head.attempt_id = attempts.id AND head.epoch = leases.epoch
        UNION ALL
        SELECT tail.attempt_id, tail.period_id, tail.room_id, tail.epoch, entry.seq
        FROM tail JOIN answer_entries AS entry ON entry.seq = tail.seq + 1
            AND entry.epoch = tail.epoch AND entry.attempt_id = tail.attempt_id
    )
    SELECT attempt_id, period_id, room_id, epoch, max(seq) AS ack_upto FROM tail
    GROUP BY attempt_id, period_id, room_id, epoch
    """,
)
_CANDIDATES = BatchQuery(
    _ATTEMPTS,
    _Candidate,
    """
    SELECT attempts.id AS attempt_id, attempts.registration_id,
        attempts.sitting_period_id AS period_id, attempts.room_id, attempts.attendance,
        registrations.identity, attempts.progress, attempts.holds, attempts.allotted_ms,
        attempts.multiplier, attempts.planned_ms, attempts.incident_ms, attempts.compensated_ms,
        attempts.started_ms, attempts.deadline_ms, leases.device_id, attempts.waiting_device_id,
        coalesce(leases.epoch, 0) AS epoch, attempts.version
    FROM {rows} JOIN attempts ON attempts.id = new.attempt_id
    JOIN registrations ON registrations.id = attempts.registration_id
    LEFT JOIN leases ON leases.attempt_id = attempts.id
    """,
)
_ATTEMPTS_OF = BatchQuery(
    (("registration_id", Kind.TEXT), ("period_id", Kind.TEXT)),
    _Attempt,
    """
    SELECT attempts.registration_id, attempts.sitting_period_id AS period_id,
        attempts.id AS attempt_id
    FROM {rows} JOIN attempts ON attempts.registration_id = new.registration_id
        AND attempts.sitting_period_id = new.period_id
    """,
)
_CROWDS = BatchQuery(
    (("period_id", Kind.TEXT),),
    _Crowd,
    """
    SELECT new.period_id, count(attempts.id) AS seats FROM {rows}
    JOIN attempts ON attempts.sitting_period_id = new.period_id GROUP BY new.period_id
    """,
)
_holds: msgspec.json.Decoder[tuple[Hold, ...]] = msgspec.json.Decoder(tuple[Hold, ...])


async def seat_marks(stores: Stores, attempt_ids: Iterable[str]) -> dict[str, SeatMark]:
    """Return where seats stand, by attempt; unknown ids are left out."""
    marks = await stores.access.ask(_MARKS, [(attempt_id,) for attempt_id in attempt_ids])
    return {mark.attempt_id: mark for mark in marks}


async def candidates_of(stores: Stores, attempt_ids: Iterable[str]) -> dict[str, CandidateRow]:
    """Return candidates by attempt; unknown ids are left out."""
    found = await stores.access.ask(_CANDIDATES, [(attempt_id,) for attempt_id in attempt_ids])
    return {one.attempt_id: _row(one) for one in found}


async def attempts_of(
    stores: Stores, registrations: Sequence[tuple[str, str]]
) -> dict[tuple[str, str], str]:
    """Return the attempts of (registration, period); those without one are left out."""
    found = await stores.access.ask(_ATTEMPTS_OF, registrations)
    return {(one.registration_id, one.period_id): one.attempt_id for one in found}


async def crowds_of(stores: Stores, period_ids: Iterable[str]) -> dict[str, int]:
    """Return how many seats each period has."""
    found = await stores.access.ask(_CROWDS, [(period_id,) for period_id in period_ids])
    return {one.period_id: one.seats for one in found}


def _row(one: _Candidate) -> CandidateRow:
    return CandidateRow(
        attempt_id=one.attempt_id,
        registration_id=one.registration_id,
        period_id=one.period_id,
        room_id=one.room_id,
        attendance=one.attendance,
        identity=one.identity,
        progress=one.progress,
        holds=_holds.decode(one.holds),
        allowance=TimeAllowance(
            allotted_ms=one.allotted_ms,
            multiplier=one.multiplier,
            planned_ms=one.planned_ms,
            incident_ms=one.incident_ms,
            compensated_ms=one.compensated_ms,
        ),
        started_ms=one.started_ms,
        deadline_ms=one.deadline_ms,
        device_id=one.device_id,
        waiting_device_id=one.waiting_device_id,
        epoch=one.epoch,
        version=one.version,
    )
