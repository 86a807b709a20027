"""Guards of the candidate's transitions (states.md 4.3, 1-24 and 32), by name."""

from common.core.errors import ErrorCode, RefusedError
from common.protocol.vocabulary import (
    Attendance,
    Identity,
    Progress,
    Stage,
)
from common.rules.candidate_case import Answer, CandidateCase
from common.rules.candidate_words import HERE, PREPARING
from common.rules.deadline import clock_stands_since, deadline_ms, remaining_ms
from common.rules.engine import refuse
from common.rules.reasons import Reason
from common.rules.stage_order import DEAD

_ENTRY = frozenset({Stage.OPEN, Stage.BRIEFING, Stage.READY, Stage.RUNNING})
_CHAIN = frozenset({Stage.BRIEFING, Stage.READY, Stage.RUNNING})
_NOT_OPENED = frozenset({Stage.DRAFT, Stage.SEALED_IN, Stage.REHEARSAL})
_CHECKED = frozenset({Identity.VERIFIED, Identity.DEFERRED})


def _stage_in(case: CandidateCase, stages: frozenset[Stage]) -> Answer:
    return None if case.stage in stages else refuse(Reason.ROOM_STAGE, stage=case.stage)


def entry_is_open(case: CandidateCase) -> Answer:
    """The room is in OPEN … RUNNING."""
    return _stage_in(case, _ENTRY)


def chain_is_open(case: CandidateCase) -> Answer:
    """The room is in BRIEFING … RUNNING."""
    return _stage_in(case, _CHAIN)


def room_is_running(case: CandidateCase) -> Answer:
    """The room's clock runs."""
    return _stage_in(case, frozenset({Stage.RUNNING}))


def room_takes_answers(case: CandidateCase) -> Answer:
    """The room is RUNNING, or ENDING for those who have more time."""
    return _stage_in(case, frozenset({Stage.RUNNING, Stage.ENDING}))


def room_was_opened(case: CandidateCase) -> Answer:
    """The room has been opened."""
    if case.stage in _NOT_OPENED | DEAD:
        return refuse(Reason.ROOM_STAGE, stage=case.stage)
    return None


def within_late_limit(case: CandidateCase) -> Answer:
    """Entry closes some time after the start, if the centre's policy says so."""
    started, limit = case.facts.room_started_ms, case.facts.late_limit_ms
    if started is None or limit is None or case.now_ms <= started + limit:
        return None
    return refuse(Reason.LATE_LIMIT)


def never_connected(case: CandidateCase) -> Answer:
    """Who has sat down at a seat is not absent."""
    return refuse(Reason.WAS_CONNECTED) if case.row.epoch else None


def is_here(case: CandidateCase) -> Answer:
    """The candidate came and was let in."""
    return None if case.row.attendance in HERE else refuse(Reason.NOT_PRESENT)


def may_be_here(case: CandidateCase) -> Answer:
    """The candidate is neither absent nor refused."""
    if case.row.attendance is Attendance.REFUSED:
        return refuse(Reason.ENTRY_REFUSED)
    absent = case.row.attendance is Attendance.ABSENT
    return refuse(Reason.MARKED_ABSENT) if absent else None


def was_not_refused(case: CandidateCase) -> Answer:
    """A suspension concerns everybody who is here or may still come."""
    refused = case.row.attendance is Attendance.REFUSED
    return refuse(Reason.ENTRY_REFUSED) if refused else None


def before_start(case: CandidateCase) -> Answer:
    """The candidate has not started."""
    return None if case.row.progress in PREPARING else refuse(Reason.ALREADY_STARTED)


def not_checked_out(case: CandidateCase) -> Answer:
    """The candidate has not left."""
    left = case.row.progress is Progress.CHECKED_OUT
    return refuse(Reason.ATTEMPT_OVER) if left else None


def was_started(case: CandidateCase) -> Answer:
    """There is an exam to go back to."""
    return None if case.row.started_ms is not None else refuse(Reason.NOT_STARTED)


def seat_matches(case: CandidateCase) -> Answer:
    """The candidate sits where the plan says."""
    return None if case.facts.seat_matches else refuse(Reason.WRONG_SEAT)


def identity_is_checked(case: CandidateCase) -> Answer:
    """A proctor compared face and document, or put it off."""
    checked = case.row.identity in _CHECKED
    return None if checked else refuse(Reason.IDENTITY_NOT_VERIFIED)


def identity_is_solved(case: CandidateCase) -> Answer:
    """Nobody leaves with a check put off."""
    deferred = case.row.identity is Identity.DEFERRED
    return refuse(Reason.IDENTITY_DEFERRED) if deferred else None


def self_test_passed(case: CandidateCase) -> Answer:
    """The seat's own test did not fail."""
    return refuse(Reason.SELF_TEST_FAILED) if case.facts.self_test_failed else None


def paper_is_open(case: CandidateCase) -> Answer:
    """The key of the paper was released."""
    return None if case.facts.package_unsealed else refuse(Reason.PAPER_SEALED)


def no_hold(case: CandidateCase) -> Answer:
    """Nothing holds the candidate."""
    if not case.row.holds:
        return None
    return refuse(Reason.HELD, kinds=", ".join(hold.kind for hold in case.row.holds))


def clock_runs(case: CandidateCase) -> Answer:
    """No compensating hold stops the clock."""
    stopped = clock_stands_since(case.row.holds) is not None
    return refuse(Reason.CLOCK_STOPPED) if stopped else None


def time_is_left(case: CandidateCase) -> Answer:
    """The deadline is not reached."""
    if remaining_ms(case.row, case.now_ms):
        return None
    return RefusedError(ErrorCode.DEADLINE_PASSED, Reason.NO_TIME_LEFT)


def time_would_be_left(case: CandidateCase) -> Answer:
    """Who starts late still has time: all count from the room's start."""
    started = case.facts.room_started_ms
    if started is None or deadline_ms(started, case.row.allowance) > case.now_ms:
        return None
    return RefusedError(ErrorCode.DEADLINE_PASSED, Reason.NO_TIME_LEFT)


def time_is_over(case: CandidateCase) -> Answer:
    """The deadline is reached; or the chief ended early and there is no extra time of one's own."""
    left = remaining_ms(case.row, case.now_ms)
    own = case.row.allowance
    extra = own.multiplier > 1.0 or own.planned_ms > 0 or own.incident_ms > 0
    if case.facts.ended_early and not extra:
        return None
    return refuse(Reason.TIME_LEFT, seconds=-(-left // 1000)) if left else None
