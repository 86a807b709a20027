"""All transitions that the candidate's row can make, joined from their parts."""

from common.rules.candidate_transition import CandidateTransition
from common.rules.ending_table import ENDING_TRANSITIONS
from common.rules.entry_table import ENTRY_TRANSITIONS
from common.rules.hold_table import HOLD_TRANSITIONS
from common.rules.step import Step

CANDIDATE_TRANSITIONS: dict[Step, CandidateTransition] = (
    ENTRY_TRANSITIONS | ENDING_TRANSITIONS | HOLD_TRANSITIONS
)
