"""Transitions 1-10 as data: who came, identity, the chain, the start."""

from common.protocol.vocabulary import Attendance, Identity, Progress, Role
from common.rules import candidate_guards as g
from common.rules.candidate_transition import STAFF, CandidateTransition
from common.rules.candidate_words import PREPARING
from common.rules.step import Step
from common.rules.transition import Field

_CAND = Role.CANDIDATE
_CHIEF = Role.CHIEF
_PROC = Role.PROCTOR
_SYSTEM = Role.SYSTEM

ENTRY_TRANSITIONS: dict[Step, CandidateTransition] = {
    Step.ATTEND: CandidateTransition(
        number=1,
        field=Field.ATTENDANCE,
        sources=frozenset({Attendance.EXPECTED}),
        targets=frozenset({Attendance.PRESENT, Attendance.LATE}),
        who=frozenset({_SYSTEM}),
        guards=(
            g.entry_is_open,
            g.within_late_limit,
        ),
    ),
    Step.MARK_PRESENT: CandidateTransition(
        number=1,
        field=Field.ATTENDANCE,
        sources=frozenset({Attendance.EXPECTED}),
        targets=frozenset({Attendance.PRESENT, Attendance.LATE}),
        who=STAFF,
        guards=(
            g.entry_is_open,
            g.within_late_limit,
        ),
    ),
    Step.MARK_ABSENT: CandidateTransition(
        number=2,
        field=Field.ATTENDANCE,
        sources=frozenset({Attendance.EXPECTED}),
        targets=frozenset({Attendance.ABSENT}),
        who=STAFF,
        guards=(
            g.room_was_opened,
            g.never_connected,
        ),
    ),
    Step.ADMIT: CandidateTransition(
        number=3,
        field=Field.ATTENDANCE,
        sources=frozenset({Attendance.ABSENT}),
        targets=frozenset({Attendance.LATE}),
        who=frozenset({_CHIEF}),
        guards=(
            g.entry_is_open,
            g.within_late_limit,
        ),
    ),
    Step.REFUSE_ENTRY: CandidateTransition(
        number=4,
        field=Field.ATTENDANCE,
        sources=frozenset(Attendance) - {Attendance.REFUSED},
        targets=frozenset({Attendance.REFUSED}),
        who=STAFF,
        guards=(g.before_start,),
        needs_reason=True,
    ),
    Step.CHECK_IDENTITY: CandidateTransition(
        number=5,
        field=Field.IDENTITY,
        sources=frozenset(Identity),
        targets=frozenset(Identity) - {Identity.UNVERIFIED},
        who=STAFF,
        guards=(
            g.may_be_here,
            g.not_checked_out,
        ),
    ),
    Step.CONFIRM: CandidateTransition(
        number=6,
        field=Field.PROGRESS,
        sources=frozenset({Progress.REGISTERED}),
        targets=frozenset({Progress.CONFIRMED}),
        who=frozenset({_CAND}),
        guards=(
            g.entry_is_open,
            g.is_here,
            g.no_hold,
            g.seat_matches,
        ),
    ),
    Step.BRIEF: CandidateTransition(
        number=7,
        field=Field.PROGRESS,
        sources=frozenset({Progress.CONFIRMED}),
        targets=frozenset({Progress.BRIEFED}),
        who=frozenset({_CAND}),
        guards=(
            g.chain_is_open,
            g.is_here,
            g.no_hold,
        ),
    ),
    Step.PRACTISE: CandidateTransition(
        number=7,
        field=Field.PROGRESS,
        sources=frozenset({Progress.BRIEFED}),
        targets=frozenset({Progress.PRACTISED}),
        who=frozenset({_CAND}),
        guards=(
            g.chain_is_open,
            g.is_here,
            g.no_hold,
        ),
    ),
    Step.SKIP_BRIEFING: CandidateTransition(
        number=7,
        field=Field.PROGRESS,
        sources=frozenset({Progress.CONFIRMED}),
        targets=frozenset({Progress.BRIEFED}),
        who=frozenset({_PROC}),
        guards=(
            g.chain_is_open,
            g.is_here,
        ),
        needs_reason=True,
    ),
    Step.SKIP_PRACTICE: CandidateTransition(
        number=7,
        field=Field.PROGRESS,
        sources=frozenset({Progress.CONFIRMED, Progress.BRIEFED}),
        targets=frozenset({Progress.PRACTISED}),
        who=frozenset({_PROC}),
        guards=(
            g.chain_is_open,
            g.is_here,
        ),
        needs_reason=True,
    ),
    Step.BE_READY: CandidateTransition(
        number=8,
        field=Field.PROGRESS,
        sources=frozenset({Progress.PRACTISED}),
        targets=frozenset({Progress.READY}),
        who=frozenset({_CAND}),
        guards=(
            g.chain_is_open,
            g.is_here,
            g.no_hold,
            g.identity_is_checked,
            g.self_test_passed,
        ),
    ),
    Step.START: CandidateTransition(
        number=9,
        field=Field.PROGRESS,
        sources=frozenset({Progress.READY}),
        targets=frozenset({Progress.IN_PROGRESS}),
        who=frozenset({_SYSTEM}),
        guards=(
            g.room_is_running,
            g.is_here,
            g.identity_is_checked,
            g.paper_is_open,
            g.no_hold,
            g.time_would_be_left,
        ),
    ),
    Step.FORCE_START: CandidateTransition(
        number=10,
        field=Field.PROGRESS,
        sources=PREPARING - {Progress.READY},
        targets=frozenset({Progress.IN_PROGRESS}),
        who=frozenset({_PROC}),
        guards=(
            g.room_is_running,
            g.is_here,
            g.identity_is_checked,
            g.paper_is_open,
            g.no_hold,
            g.time_would_be_left,
        ),
        needs_reason=True,
    ),
}
