"""The 32 numbered transitions of states.md 4.3: all rows of data, for tests, pages and buttons."""

from common.rules.candidate_table import CANDIDATE_TRANSITIONS
from common.rules.candidate_transition import CandidateTransition
from common.rules.integrity_table import (
    INTEGRITY_TRANSITIONS,
    IntegrityStep,
    IntegrityTransition,
)
from common.rules.step import Step
from common.rules.transition import Field, Transition

__all__ = [
    "BY_NUMBER",
    "CANDIDATE_TRANSITIONS",
    "INTEGRITY_TRANSITIONS",
    "TRANSITIONS",
    "CandidateTransition",
    "Field",
    "IntegrityStep",
    "IntegrityTransition",
    "Step",
    "Transition",
]

TRANSITIONS: tuple[CandidateTransition | IntegrityTransition, ...] = (
    *CANDIDATE_TRANSITIONS.values(),
    *INTEGRITY_TRANSITIONS.values(),
)

BY_NUMBER: dict[int, tuple[CandidateTransition | IntegrityTransition, ...]] = {
    number: tuple(row for row in TRANSITIONS if row.number == number) for number in range(1, 33)
}
