"""What may happen to a candidate, one function per command of the state manager."""

from common.rules.candidate.attendance import attend, check_identity, set_attendance
from common.rules.candidate.change import candidate_blockers
from common.rules.candidate.holds import HOLDS, place_hold, release_hold
from common.rules.candidate.lease import attach_device
from common.rules.candidate.moving import arrive, begin_move, call_off
from common.rules.candidate.reopening import check_proposal, reopen, reopening_blockers
from common.rules.candidate.sealing import (
    check_auto_submit,
    check_force_submit,
    check_submit,
    is_due,
    seal,
    withdraw,
)
from common.rules.candidate.steps import (
    advance,
    begin_submission,
    check_out,
    force_start,
    return_to_exam,
    start,
)
from common.rules.candidate.time_change import change_time, take_time_back
from common.rules.candidate_words import follows_stage
from common.rules.facts import CandidateFacts, candidate_facts
from common.rules.step import Step

__all__ = [
    "HOLDS",
    "CandidateFacts",
    "Step",
    "advance",
    "arrive",
    "attach_device",
    "attend",
    "begin_move",
    "begin_submission",
    "call_off",
    "candidate_blockers",
    "candidate_facts",
    "change_time",
    "check_auto_submit",
    "check_force_submit",
    "check_identity",
    "check_out",
    "check_proposal",
    "check_submit",
    "follows_stage",
    "force_start",
    "is_due",
    "place_hold",
    "release_hold",
    "reopen",
    "reopening_blockers",
    "return_to_exam",
    "seal",
    "set_attendance",
    "start",
    "take_time_back",
    "withdraw",
]
