"""Transitions 11-18 as data: handing in, sealing, leaving, opening again."""

from common.protocol.vocabulary import Progress, QueueName, Role
from common.rules import candidate_guards as g
from common.rules.candidate_transition import CandidateTransition
from common.rules.candidate_words import NOT_OVER, SEALED, WRITING
from common.rules.step import Step
from common.rules.transition import Field

_CAND = Role.CANDIDATE
_CHIEF = Role.CHIEF
_PROC = Role.PROCTOR
_SYSTEM = Role.SYSTEM

ENDING_TRANSITIONS: dict[Step, CandidateTransition] = {
    Step.BEGIN_SUBMISSION: CandidateTransition(
        number=11,
        field=Field.PROGRESS,
        sources=frozenset({Progress.IN_PROGRESS}),
        targets=frozenset({Progress.SUBMITTING}),
        who=frozenset({_CAND}),
        guards=(
            g.no_hold,
            g.time_is_left,
        ),
    ),
    Step.RETURN_TO_EXAM: CandidateTransition(
        number=12,
        field=Field.PROGRESS,
        sources=frozenset({Progress.SUBMITTING}),
        targets=frozenset({Progress.IN_PROGRESS}),
        who=frozenset({_CAND}),
        guards=(g.time_is_left,),
    ),
    Step.SUBMIT: CandidateTransition(
        number=13,
        field=Field.PROGRESS,
        sources=frozenset({Progress.SUBMITTING}),
        targets=frozenset({Progress.SUBMITTED, Progress.BLANK}),
        who=frozenset({_CAND}),
        owner=QueueName.ANSWER,
    ),
    Step.AUTO_SUBMIT: CandidateTransition(
        number=14,
        field=Field.PROGRESS,
        sources=WRITING,
        targets=frozenset({Progress.AUTO_SUBMITTED}),
        who=frozenset({_SYSTEM}),
        guards=(
            g.clock_runs,
            g.time_is_over,
        ),
    ),
    Step.FORCE_SUBMIT: CandidateTransition(
        number=15,
        field=Field.PROGRESS,
        sources=WRITING,
        targets=frozenset({Progress.FORCE_SUBMITTED}),
        who=frozenset({_CHIEF}),
        two_person=True,
        needs_reason=True,
        owner=QueueName.ANSWER,
    ),
    Step.WITHDRAW: CandidateTransition(
        number=16,
        field=Field.PROGRESS,
        sources=NOT_OVER,
        targets=frozenset({Progress.WITHDRAWN}),
        who=frozenset({_PROC}),
        guards=(g.is_here,),
        needs_reason=True,
    ),
    Step.CHECK_OUT: CandidateTransition(
        number=17,
        field=Field.PROGRESS,
        sources=SEALED,
        targets=frozenset({Progress.CHECKED_OUT}),
        who=frozenset({_PROC}),
        guards=(g.identity_is_solved,),
    ),
    Step.REOPEN: CandidateTransition(
        number=18,
        field=Field.PROGRESS,
        sources=SEALED,
        targets=frozenset({Progress.IN_PROGRESS}),
        who=frozenset({_CHIEF}),
        guards=(
            g.room_takes_answers,
            g.was_started,
            g.time_is_left,
        ),
        two_person=True,
        needs_reason=True,
        owner=QueueName.ANSWER,
    ),
}
