"""Guards of the stage table (states.md 4.2), by name."""

from common.core.errors import ErrorCode, RefusedError
from common.protocol.rows import PeriodRow, RoomRow
from common.protocol.vocabulary import Role, Stage
from common.rules.engine import Case, refuse
from common.rules.entitlement import StopKind, in_words
from common.rules.facts import PeriodFacts, RoomFacts
from common.rules.reasons import Reason
from common.rules.stage_order import LIVE, base_end_ms, rank

OPENS_BEFORE_MS = 60 * 60_000
"""How long before the planned start an armed sitting opens by itself."""

DRAIN_MS = 10 * 60_000
"""How long journals may still come in after the last deadline."""


_MOST_NAMED = 20
_STOPPED_BY = {
    StopKind.ALLOWANCE: Reason.SHORT_ALLOWANCE,
    StopKind.LATEST_END: Reason.SHORT_LATEST_END,
    StopKind.NEXT_PERIOD: Reason.SHORT_NEXT_PERIOD,
    StopKind.SIGN_IN: Reason.SHORT_SIGN_IN,
}


class PeriodCase(Case, frozen=True, kw_only=True):
    """A period about to change its stage."""

    row: PeriodRow
    to: Stage
    facts: PeriodFacts


class RoomCase(Case, frozen=True, kw_only=True):
    """A room about to change its stage."""

    row: RoomRow
    to: Stage
    period: PeriodRow
    facts: RoomFacts


def package_is_verified(case: PeriodCase) -> RefusedError | None:
    """Signature, roster, seats and period id were checked and nothing failed."""
    if case.facts.package_verified and not case.facts.failed_checks:
        return None
    return refuse(Reason.NOT_VERIFIED, failed=_names(case.facts.failed_checks))


def nobody_is_cut_short(case: PeriodCase) -> RefusedError | None:
    """Each candidate can use all the time that is due; no override helps here."""
    stops = case.facts.early_stops
    if not stops:
        return None
    kind = stops[0].kind
    concerned = tuple(in_words(stop) for stop in stops if stop.kind is kind)
    seats = _names(concerned[:_MOST_NAMED])
    return refuse(_STOPPED_BY[kind], count=len(concerned), seats=seats)


def no_real_candidate(case: PeriodCase) -> RefusedError | None:
    """A rehearsal never touches real registrations."""
    count = case.facts.real_candidates
    return refuse(Reason.REAL_CANDIDATES, count=count) if count else None


def doctor_is_green(case: PeriodCase) -> RefusedError | None:
    """The machine's check is green, or the chief says why it goes on."""
    if case.facts.doctor_green or case.facts.override.strip():
        return None
    return refuse(Reason.DOCTOR_NOT_GREEN)


def each_room_has_proctor(case: PeriodCase) -> RefusedError | None:
    """Every room that takes part has a proctor on duty, and there is one at all."""
    missing = _without(case.facts.rooms_without_proctor, case.facts.excluded_rooms)
    if missing:
        return refuse(Reason.ROOMS_WITHOUT_PROCTOR, rooms=_names(missing))
    return None if case.facts.rooms_with_proctor else refuse(Reason.NO_ROOM)


def clock_may_open(case: PeriodCase) -> RefusedError | None:
    """By itself it opens only when armed and not before T−60 min."""
    return _by_clock(case, case.row.planned_start_ms - OPENS_BEFORE_MS)


def clock_may_start(case: PeriodCase) -> RefusedError | None:
    """By itself it starts only when armed and not before the planned time."""
    return _by_clock(case, case.row.planned_start_ms)


def _by_clock(case: PeriodCase, earliest_ms: int) -> RefusedError | None:
    if case.actor.role is not Role.SYSTEM:
        return None
    if not case.facts.armed:
        return refuse(Reason.NOT_ARMED)
    return _not_before(earliest_ms, case.now_ms, Reason.TOO_EARLY)


def somebody_is_verified(case: PeriodCase | RoomCase) -> RefusedError | None:
    """At least one candidate is there whose identity was checked."""
    return None if case.facts.verified else refuse(Reason.NOBODY_VERIFIED)


def rooms_have_reported(case: PeriodCase) -> RefusedError | None:
    """All rooms are in BRIEFING, but for those that were named."""
    missing = _without(case.facts.rooms_not_reported, case.facts.excluded_rooms)
    return refuse(Reason.ROOMS_NOT_REPORTED, rooms=_names(missing)) if missing else None


def key_is_ready(case: PeriodCase) -> RefusedError | None:
    """The key is here and belongs to this period."""
    return None if case.facts.key_ready else refuse(Reason.KEY_NOT_READY)


def key_not_released(case: PeriodCase | RoomCase) -> RefusedError | None:
    """Nobody can have read the paper yet."""
    return refuse(Reason.KEY_RELEASED) if case.facts.key_released else None


def base_time_is_over(case: PeriodCase | RoomCase) -> RefusedError | None:
    """Start and duration, with the suspensions, lie behind us."""
    if isinstance(case, PeriodCase):
        end = base_end_ms(case.row)
    else:
        end = base_end_ms(case.period, case.row)
    return _not_before(end or 0, case.now_ms, Reason.TIME_LEFT)


def nobody_is_writing_or_listed(case: PeriodCase | RoomCase) -> RefusedError | None:
    """All have handed in, or the chief has seen the list of those who have not."""
    count = case.facts.in_progress
    if not count or case.facts.override.strip():
        return None
    return refuse(Reason.STILL_OPEN, count=count)


def nobody_is_writing(case: PeriodCase | RoomCase) -> RefusedError | None:
    """No candidate is IN_PROGRESS or SUBMITTING."""
    count = case.facts.in_progress
    return refuse(Reason.STILL_OPEN, count=count) if count else None


def journals_have_drained(case: PeriodCase | RoomCase) -> RefusedError | None:
    """The system waits 10 min after the last deadline; the chief sees the seats and decides."""
    facts = case.facts
    if case.actor.role is Role.SYSTEM:
        return _not_before((facts.last_deadline_ms or 0) + DRAIN_MS, case.now_ms, Reason.DRAINING)
    if facts.unsent_seats and not facts.override.strip():
        return refuse(Reason.UNSENT_JOURNALS, seats=_names(facts.unsent_seats))
    return None


def differences_are_signed(case: PeriodCase) -> RefusedError | None:
    """Everything adds up, or each line that does not has a signed exception."""
    lines = _without(case.facts.differences, case.facts.signed_differences)
    if not lines:
        return None
    return RefusedError(
        ErrorCode.RECONCILIATION_DIFFERENCE, Reason.DIFFERENCES, lines=_names(lines)
    )


def outbox_is_empty(case: PeriodCase) -> RefusedError | None:
    """The external system has acknowledged each item."""
    count = case.facts.outbox_pending
    return refuse(Reason.OUTBOX_NOT_EMPTY, count=count) if count else None


def retention_is_set(case: PeriodCase) -> RefusedError | None:
    """It stands when what is deleted."""
    return None if case.facts.retention_set else refuse(Reason.RETENTION_NOT_SET)


def backup_is_verified(case: PeriodCase) -> RefusedError | None:
    """A backup was read back."""
    return None if case.facts.backup_verified else refuse(Reason.BACKUP_NOT_VERIFIED)


def external_system_agrees(case: PeriodCase) -> RefusedError | None:
    """A sitting of an external system is cancelled under that system's number."""
    if not case.facts.external_linked or case.facts.external_id:
        return None
    return refuse(Reason.EXTERNAL_ID)


def evidence_is_named(case: PeriodCase) -> RefusedError | None:
    """A sitting is not voided on hearsay."""
    return None if case.facts.evidence else refuse(Reason.NO_EVIDENCE)


def period_is_not_behind(case: RoomCase) -> RefusedError | None:
    """A room never passes a gate that its period has not."""
    if rank(case.period.stage) >= rank(case.to):
        return None
    return refuse(Reason.AHEAD_OF_PERIOD, period=case.period.stage)


def period_is_live(case: RoomCase) -> RefusedError | None:
    """A room is not brought along after its period ended."""
    if case.period.stage in LIVE:
        return None
    return refuse(Reason.PERIOD_OVER, period=case.period.stage)


def period_is_running(case: RoomCase) -> RefusedError | None:
    """A room starts only while its period runs."""
    if case.period.stage is Stage.RUNNING:
        return None
    late = rank(case.period.stage) > rank(Stage.RUNNING)
    return refuse(Reason.PERIOD_OVER if late else Reason.AHEAD_OF_PERIOD, period=case.period.stage)


def proctor_is_on_duty(case: RoomCase) -> RefusedError | None:
    """A room opens only with a proctor who has taken it."""
    return None if case.facts.proctor_on_duty else refuse(Reason.NO_PROCTOR_ON_DUTY)


def start_is_delegated(case: RoomCase) -> RefusedError | None:
    """A proctor starts only with the right given by the chief."""
    if case.actor.role is not Role.PROCTOR or case.facts.delegated_start:
        return None
    return RefusedError(ErrorCode.FORBIDDEN, Reason.NOT_DELEGATED)


def _not_before(earliest_ms: int, now_ms: int, reason: Reason) -> RefusedError | None:
    if now_ms >= earliest_ms:
        return None
    return refuse(reason, seconds=-(-(earliest_ms - now_ms) // 1000))


def _without(names: tuple[str, ...], excluded: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for name in names if name not in excluded)


def _names(names: tuple[str, ...]) -> str:
    return ", ".join(names)
