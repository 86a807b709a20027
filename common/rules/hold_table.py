"""Transitions 19-24 and 32 as data: holds and time."""

from common.protocol.vocabulary import HoldKind, Role, TimePart
from common.rules import candidate_guards as g
from common.rules import hold_guards as h
from common.rules.candidate_transition import STAFF, CandidateTransition
from common.rules.candidate_words import NOT_OVER
from common.rules.step import Step
from common.rules.transition import Field

_CHIEF = Role.CHIEF
_PROC = Role.PROCTOR
_SYSTEM = Role.SYSTEM

HOLD_TRANSITIONS: dict[Step, CandidateTransition] = {
    Step.LOCK: CandidateTransition(
        number=19,
        field=Field.HOLDS,
        sources=NOT_OVER,
        targets=frozenset({HoldKind.LOCK}),
        who=frozenset({_SYSTEM, _PROC, _CHIEF}),
        guards=(
            h.not_in_submission,
            g.is_here,
            h.is_not_held_so,
        ),
        needs_reason=True,
    ),
    Step.UNLOCK: CandidateTransition(
        number=20,
        field=Field.HOLDS,
        sources=NOT_OVER,
        targets=frozenset({HoldKind.LOCK}),
        who=frozenset({_SYSTEM, _PROC, _CHIEF}),
        guards=(
            h.is_held_so,
            h.released_by_chief_if_escalated,
            h.verdict_is_chosen,
        ),
    ),
    Step.PAUSE: CandidateTransition(
        number=21,
        field=Field.HOLDS,
        sources=NOT_OVER,
        targets=frozenset({HoldKind.PAUSE}),
        who=STAFF,
        guards=(
            g.is_here,
            h.is_not_held_so,
        ),
        needs_reason=True,
    ),
    Step.END_PAUSE: CandidateTransition(
        number=21,
        field=Field.HOLDS,
        sources=NOT_OVER,
        targets=frozenset({HoldKind.PAUSE}),
        who=STAFF,
        guards=(h.is_held_so,),
    ),
    Step.LEAVE: CandidateTransition(
        number=21,
        field=Field.HOLDS,
        sources=NOT_OVER,
        targets=frozenset({HoldKind.LEAVE}),
        who=STAFF,
        guards=(
            g.is_here,
            h.is_not_held_so,
            h.leaves_are_left,
        ),
        needs_reason=True,
    ),
    Step.END_LEAVE: CandidateTransition(
        number=21,
        field=Field.HOLDS,
        sources=NOT_OVER,
        targets=frozenset({HoldKind.LEAVE}),
        who=STAFF,
        guards=(h.is_held_so,),
    ),
    Step.HOLD_RELOGIN: CandidateTransition(
        number=22,
        field=Field.HOLDS,
        sources=NOT_OVER,
        targets=frozenset({HoldKind.RELOGIN}),
        who=frozenset({_SYSTEM}),
        guards=(
            g.may_be_here,
            h.is_not_held_so,
        ),
    ),
    Step.ALLOW_RELOGIN: CandidateTransition(
        number=22,
        field=Field.HOLDS,
        sources=NOT_OVER,
        targets=frozenset({HoldKind.RELOGIN}),
        who=STAFF,
        guards=(h.is_held_so,),
    ),
    Step.HOLD_MOVE: CandidateTransition(
        number=23,
        field=Field.HOLDS,
        sources=NOT_OVER,
        targets=frozenset({HoldKind.MOVE}),
        who=STAFF,
        guards=(
            g.is_here,
            h.is_not_held_so,
            h.target_is_ready,
        ),
        needs_reason=True,
    ),
    Step.ALLOW_MOVE: CandidateTransition(
        number=23,
        field=Field.HOLDS,
        sources=NOT_OVER,
        targets=frozenset({HoldKind.MOVE}),
        who=frozenset({_SYSTEM, _PROC, _CHIEF}),
        guards=(
            h.is_held_so,
            h.target_is_ready,
        ),
    ),
    Step.HOLD_ROOM: CandidateTransition(
        number=24,
        field=Field.HOLDS,
        sources=NOT_OVER,
        targets=frozenset({HoldKind.ROOM}),
        who=frozenset({_SYSTEM, _PROC, _CHIEF}),
        guards=(
            g.was_not_refused,
            h.room_is_suspended,
            h.is_not_held_so,
        ),
    ),
    Step.FREE_ROOM: CandidateTransition(
        number=24,
        field=Field.HOLDS,
        sources=NOT_OVER,
        targets=frozenset({HoldKind.ROOM}),
        who=frozenset({_SYSTEM, _PROC, _CHIEF}),
        guards=(
            h.is_held_so,
            h.room_is_resumed,
        ),
    ),
    Step.HOLD_SITTING: CandidateTransition(
        number=24,
        field=Field.HOLDS,
        sources=NOT_OVER,
        targets=frozenset({HoldKind.SITTING}),
        who=frozenset({_SYSTEM, _CHIEF}),
        guards=(
            g.was_not_refused,
            h.sitting_is_suspended,
            h.is_not_held_so,
        ),
    ),
    Step.FREE_SITTING: CandidateTransition(
        number=24,
        field=Field.HOLDS,
        sources=NOT_OVER,
        targets=frozenset({HoldKind.SITTING}),
        who=frozenset({_SYSTEM, _CHIEF}),
        guards=(
            h.is_held_so,
            h.sitting_is_resumed,
        ),
    ),
    Step.CHANGE_TIME: CandidateTransition(
        number=32,
        field=Field.TIME,
        sources=NOT_OVER,
        targets=frozenset(TimePart),
        who=STAFF,
        guards=(g.may_be_here,),
        needs_reason=True,
    ),
}
