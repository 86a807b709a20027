"""What a manager (or a console, from its rows) counts before it asks the rules.

What permits something is False or empty unless somebody has looked; a policy that a centre has
not set (limits) does not restrict.
"""

import msgspec

from common.protocol.rows import PeriodRow, RoomRow
from common.protocol.vocabulary import Stage
from common.rules.entitlement import EarlyStop


class PeriodFacts(msgspec.Struct, frozen=True, kw_only=True):
    """For the stages of a period.

    Args:
        package_verified: signature, roster, seats and period id were checked.
        failed_checks: names of the checks that failed.
        early_stops: candidates whom a setting would end before their time.
        real_candidates: registrations bound to this sitting (a rehearsal has none).
        doctor_green: the machine's own check.
        override: why the chief goes on though a check is not green or something is open.
        armed: opening and start by the clock were armed.
        rooms_with_proctor: rooms with a proctor ON_DUTY.
        rooms_without_proctor: names of the others.
        rooms_not_reported: names of rooms not yet in BRIEFING.
        excluded_rooms: names of rooms that do not take part in this step.
        verified: candidates with identity VERIFIED or DEFERRED.
        key_ready: the package's key is here and belongs to this period.
        key_released: the key has left the server.
        in_progress: candidates IN_PROGRESS or SUBMITTING.
        last_deadline_ms: the latest deadline of all attempts.
        unsent_seats: seats that still keep answers.
        differences: lines of the reconciliation that do not add up.
        signed_differences: those of them with a signed exception.
        second_id: the other person of an act of two.
    """

    package_verified: bool = False
    failed_checks: tuple[str, ...] = ()
    early_stops: tuple[EarlyStop, ...] = ()
    real_candidates: int = 0
    doctor_green: bool = False
    override: str = ""
    armed: bool = False
    rooms_with_proctor: int = 0
    rooms_without_proctor: tuple[str, ...] = ()
    rooms_not_reported: tuple[str, ...] = ()
    excluded_rooms: tuple[str, ...] = ()
    verified: int = 0
    key_ready: bool = False
    key_released: bool = False
    in_progress: int = 0
    last_deadline_ms: int | None = None
    unsent_seats: tuple[str, ...] = ()
    differences: tuple[str, ...] = ()
    signed_differences: tuple[str, ...] = ()
    outbox_pending: int = 0
    retention_set: bool = False
    backup_verified: bool = False
    external_linked: bool = False
    external_id: str = ""
    evidence: int = 0
    second_id: str | None = None


class RoomFacts(msgspec.Struct, frozen=True, kw_only=True):
    """For the stages of a room.

    Args:
        proctor_on_duty: a proctor has taken the room.
        delegated_start: the proctor was given the right to start.
    """

    proctor_on_duty: bool = False
    verified: int = 0
    delegated_start: bool = False
    key_released: bool = False
    in_progress: int = 0
    last_deadline_ms: int | None = None
    unsent_seats: tuple[str, ...] = ()
    override: str = ""


class CandidateFacts(msgspec.Struct, frozen=True, kw_only=True):
    """For a candidate's row.

    Args:
        room_stage: stage of the room itself.
        period_stage: stage of the period; SUSPENDED, CANCELLED and VOIDED overrule the room's.
        room_started_ms: when the room started; every attempt in it counts from there.
        package_unsealed: the paper's key was released.
        late_limit_ms: how long after the start somebody is let in; None = no limit.
        leave_limit: how many leaves; None = no limit.
        target_ready: for MOVE, the new seat is free and its device healthy.
        ended_early: the chief ended the period before its base time was over.
    """

    room_stage: Stage
    period_stage: Stage
    room_started_ms: int | None = None
    package_unsealed: bool = False
    late_limit_ms: int | None = None
    seat_matches: bool = True
    self_test_failed: bool = False
    leaves_taken: int = 0
    leave_limit: int | None = None
    target_ready: bool = True
    ended_early: bool = False


def candidate_facts(
    period: PeriodRow, room: RoomRow, *, package_unsealed: bool | None = None
) -> CandidateFacts:
    """Return the facts that the two stage rows tell; the paper is open once the room started."""
    started = room.started_ms is not None
    return CandidateFacts(
        room_stage=room.stage,
        period_stage=period.stage,
        room_started_ms=room.started_ms,
        package_unsealed=started if package_unsealed is None else package_unsealed,
    )
