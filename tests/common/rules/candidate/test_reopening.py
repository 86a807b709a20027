"""What may be proposed about somebody who handed in by mistake, and what is said of it before."""

from __future__ import annotations

import pytest

from common.core.errors import ErrorCode, RefusedError
from common.protocol.rows import ActorRef, CandidateRow
from common.protocol.vocabulary import Progress, Role
from common.rules import candidate as rules
from common.rules.reasons import Reason
from tests.helpers.exam_rows import CHIEF, HOUR, NOW, PROCTOR, RUNNING, writing

HANDED_IN = writing(progress=Progress.SUBMITTED)
SEAT = ActorRef(role=Role.CANDIDATE, id="candidate-1")


def _propose(
    row: CandidateRow = HANDED_IN,
    *,
    by: ActorRef = PROCTOR,
    now_ms: int = NOW,
    reason: str = "reason",
    waits: bool = False,
    version: int | None = None,
) -> ErrorCode | None:
    try:
        rules.check_proposal(
            row,
            facts=RUNNING,
            actor=by,
            now_ms=now_ms,
            reason=reason,
            waits=waits,
            version=version,
        )
    except RefusedError as error:
        return error.code
    return None


@pytest.mark.parametrize("who", [PROCTOR, CHIEF])
def test_staff_propose_alone(who: ActorRef) -> None:
    assert _propose(by=who) is None


def test_what_cannot_be_done_is_not_proposed() -> None:
    assert _propose(by=SEAT) is ErrorCode.FORBIDDEN
    assert _propose(reason=" ") is ErrorCode.REASON_REQUIRED
    assert _propose(waits=True) is ErrorCode.GUARD_FAILED
    assert _propose(version=HANDED_IN.version + 1) is ErrorCode.STALE_VERSION
    assert _propose(now_ms=NOW + 10 * HOUR) is ErrorCode.DEADLINE_PASSED
    for progress in (Progress.IN_PROGRESS, Progress.SUBMITTING, Progress.CHECKED_OUT):
        assert _propose(writing(progress=progress)) is ErrorCode.ILLEGAL_TRANSITION


def test_the_button_says_why_not() -> None:
    def why(row: CandidateRow, *, waits: bool = False) -> list[str]:
        faults = rules.reopening_blockers(
            row, facts=RUNNING, actor=PROCTOR, now_ms=NOW, waits=waits
        )
        return [fault.key.removeprefix("error.") for fault in faults]

    assert why(HANDED_IN) == []
    assert why(HANDED_IN, waits=True) == [Reason.PROPOSED]
    assert why(writing(), waits=True) == [Reason.STATE]


def test_the_lease_gets_a_new_number_and_the_end_stays() -> None:
    opened = rules.reopen(
        HANDED_IN, facts=RUNNING, actor=CHIEF, second_id=PROCTOR.id, now_ms=NOW, reason="reason"
    )
    assert opened.epoch == HANDED_IN.epoch + 1
    assert (opened.device_id, opened.deadline_ms) == (HANDED_IN.device_id, HANDED_IN.deadline_ms)
    assert opened.allowance == HANDED_IN.allowance
