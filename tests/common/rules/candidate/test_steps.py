"""Transitions 6-12 and 17: the chain, the start, the first step of handing in, leaving."""

from collections.abc import Callable

import pytest

from common.core.errors import ErrorCode, RefusedError
from common.protocol.rows import TimeAllowance
from common.protocol.vocabulary import Attendance, HoldKind, Identity, Progress, Role, Stage
from common.rules import candidate as rules
from common.rules.reasons import Reason
from tests.common.rules.candidate.acts import (
    advance,
    back,
    begin,
    check_out,
    force_start,
    start,
)
from tests.common.rules.candidate.table import (
    ENDS,
    HELD,
    NOT_HERE,
    STARTS,
    SYSTEM,
    Entry,
    Guard,
    probes,
)
from tests.helpers.exam_rows import (
    BEFORE_START,
    CANDIDATE,
    HOUR,
    MINUTE,
    NOW,
    PROCTOR,
    RUNNING,
    STARTED,
    arrived,
    hold,
    writing,
)
from tests.helpers.exam_rows import SYSTEM as SERVER

P = Progress
CAND = {Role.CANDIDATE}
PROC = {Role.PROCTOR}
CLOSED_CHAIN = (
    Guard(Reason.ROOM_STAGE, facts={"room_stage": Stage.OPEN}),
    Guard(Reason.ROOM_STAGE, facts={"room_stage": Stage.SUSPENDED}),
    Guard(Reason.ROOM_STAGE, facts={"period_stage": Stage.CANCELLED}),
    NOT_HERE,
)
NO_REASON = frozenset({ErrorCode.FORBIDDEN, ErrorCode.REASON_REQUIRED})
NO_TIME = Guard(Reason.NO_TIME_LEFT, row={"started_ms": NOW - HOUR, "deadline_ms": NOW})
BEGUN = {"progress": P.IN_PROGRESS, "started_ms": STARTED, "deadline_ms": STARTED + HOUR}

ENTRIES = (
    Entry(
        number=6,
        name="confirm",
        act=advance(P.CONFIRMED),
        row=arrived(identity=Identity.UNVERIFIED),
        who=CAND,
        on="progress",
        sources={P.REGISTERED},
        result={"progress": P.CONFIRMED},
        facts=BEFORE_START,
        guards=(
            Guard(Reason.WRONG_SEAT, facts={"seat_matches": False}),
            Guard(Reason.ROOM_STAGE, facts={"room_stage": Stage.SEALED_IN}),
            NOT_HERE,
            HELD,
        ),
    ),
    Entry(
        number=7,
        name="brief",
        act=advance(P.BRIEFED),
        row=arrived(progress=P.CONFIRMED, identity=Identity.UNVERIFIED),
        who=CAND,
        on="progress",
        sources={P.CONFIRMED},
        result={"progress": P.BRIEFED},
        facts=BEFORE_START,
        guards=(*CLOSED_CHAIN, HELD),
        foreign=NO_REASON,
    ),
    Entry(
        number=7,
        name="practise",
        act=advance(P.PRACTISED),
        row=arrived(progress=P.BRIEFED),
        who=CAND,
        on="progress",
        sources={P.BRIEFED},
        result={"progress": P.PRACTISED},
        facts=BEFORE_START,
        guards=(*CLOSED_CHAIN, HELD),
        foreign=NO_REASON,
    ),
    Entry(
        number=7,
        name="skip briefing",
        act=advance(P.BRIEFED, "늦게 옴"),
        row=arrived(progress=P.CONFIRMED),
        who={Role.PROCTOR, Role.CANDIDATE},
        on="progress",
        sources={P.CONFIRMED},
        result={"progress": P.BRIEFED},
        facts=BEFORE_START,
        guards=CLOSED_CHAIN,
    ),
    Entry(
        number=7,
        name="skip practice",
        act=advance(P.PRACTISED, "늦게 옴"),
        row=arrived(progress=P.CONFIRMED),
        who=PROC,
        on="progress",
        sources={P.CONFIRMED, P.BRIEFED},
        result={"progress": P.PRACTISED},
        guards=CLOSED_CHAIN,
        without_reason=advance(P.PRACTISED),
        foreign=frozenset({ErrorCode.FORBIDDEN, ErrorCode.ILLEGAL_TRANSITION}),
    ),
    Entry(
        number=8,
        name="ready",
        act=advance(P.READY),
        row=arrived(progress=P.PRACTISED, identity=Identity.DEFERRED),
        who=CAND,
        on="progress",
        sources={P.PRACTISED},
        result={"progress": P.READY},
        facts=BEFORE_START,
        guards=(
            *CLOSED_CHAIN,
            HELD,
            Guard(Reason.IDENTITY_NOT_VERIFIED, row={"identity": Identity.UNVERIFIED}),
            Guard(Reason.IDENTITY_NOT_VERIFIED, row={"identity": Identity.REJECTED}),
            Guard(Reason.SELF_TEST_FAILED, facts={"self_test_failed": True}),
        ),
    ),
    Entry(
        number=9,
        name="start",
        act=start,
        row=arrived(progress=P.READY),
        who=SYSTEM,
        on="progress",
        sources={P.READY},
        result=BEGUN,
        guards=STARTS,
    ),
    Entry(
        number=10,
        name="force start",
        act=force_start("화면 오류"),
        row=arrived(progress=P.CONFIRMED),
        who=PROC,
        on="progress",
        sources={P.REGISTERED, P.CONFIRMED, P.BRIEFED, P.PRACTISED},
        result=BEGUN,
        guards=STARTS,
        without_reason=force_start(""),
    ),
    Entry(
        number=11,
        name="first step of handing in",
        act=begin,
        row=writing(),
        who=CAND,
        on="progress",
        sources={P.IN_PROGRESS},
        result={"progress": P.SUBMITTING},
        guards=(HELD, NO_TIME),
    ),
    Entry(
        number=12,
        name="back to the exam",
        act=back,
        row=writing(progress=P.SUBMITTING),
        who=CAND,
        on="progress",
        sources={P.SUBMITTING},
        result={"progress": P.IN_PROGRESS},
        guards=(NO_TIME,),
    ),
    *(
        Entry(
            number=17,
            name=f"check out after {progress}",
            act=check_out,
            row=writing(progress=progress),
            who=PROC,
            on="progress",
            sources=ENDS,
            result={"progress": P.CHECKED_OUT, "device_id": None},
            guards=(Guard(Reason.IDENTITY_DEFERRED, row={"identity": Identity.DEFERRED}),),
        )
        for progress in sorted(ENDS)
    ),
)


@pytest.mark.parametrize("check", probes(ENTRIES))
def test_table(check: Callable[[], None]) -> None:
    check()


def test_a_late_comer_ends_with_the_room() -> None:
    row = arrived(progress=P.READY, attendance=Attendance.LATE)
    begun = rules.start(row, facts=RUNNING, actor=SERVER, now_ms=STARTED + 20 * MINUTE)
    assert begun.started_ms == STARTED
    assert begun.deadline_ms == STARTED + HOUR


def test_the_deadline_holds_what_was_granted_before() -> None:
    granted = TimeAllowance(allotted_ms=HOUR, multiplier=1.5, planned_ms=MINUTE)
    begun = rules.start(
        arrived(progress=P.READY, allowance=granted), facts=RUNNING, actor=SERVER, now_ms=NOW
    )
    assert begun.deadline_ms == STARTED + HOUR * 3 // 2 + MINUTE


def test_no_step_leads_to_a_progress_of_another_command() -> None:
    for to in set(P) - {P.CONFIRMED, P.BRIEFED, P.PRACTISED, P.READY}:
        for actor in (CANDIDATE, PROCTOR):
            with pytest.raises(RefusedError) as caught:
                rules.advance(
                    arrived(), to, facts=RUNNING, actor=actor, now_ms=NOW, reason="reason"
                )
            assert caught.value.code is ErrorCode.ILLEGAL_TRANSITION


def test_going_back_is_possible_while_the_room_stands_still() -> None:
    stopped = hold(HoldKind.ROOM, since_ms=STARTED + HOUR - 1)
    row = writing(progress=P.SUBMITTING, holds=(stopped,))
    late = STARTED + 2 * HOUR
    assert rules.return_to_exam(row, actor=CANDIDATE, now_ms=late).progress is P.IN_PROGRESS
