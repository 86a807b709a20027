"""Transitions 13-16 and 18: how an attempt ends, and opens again."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from common.core.errors import ErrorCode, RefusedError
from common.protocol.rows import TimeAllowance
from common.protocol.vocabulary import Attendance, HoldKind, Progress, Role, Stage, SubmissionKind
from common.rules import candidate as rules
from common.rules.reasons import Reason
from tests.common.rules.candidate.acts import (
    auto_submit,
    force_submit,
    reopen,
    seal,
    submit,
    withdraw,
)
from tests.common.rules.candidate.table import (
    ENDS,
    NOT_HERE,
    PREPARING,
    SYSTEM,
    WRITING,
    Entry,
    Guard,
    probes,
)
from tests.helpers.exam_rows import (
    CHIEF,
    HOUR,
    MINUTE,
    NOW,
    PROCTOR,
    RUNNING,
    STARTED,
    arrived,
    expected,
    hold,
    writing,
)
from tests.helpers.exam_rows import SYSTEM as SERVER
from tests.helpers.legal import illegal

P, K = Progress, SubmissionKind
OVER = {"started_ms": NOW - HOUR, "deadline_ms": NOW}
KINDS = {
    K.SUBMITTED: P.SUBMITTED,
    K.BLANK: P.BLANK,
    K.AUTO: P.AUTO_SUBMITTED,
    K.FORCE: P.FORCE_SUBMITTED,
    K.WITHDRAWN: P.WITHDRAWN,
}
ENTRIES = (
    Entry(
        number=13,
        name="final confirmation",
        act=submit,
        row=writing(progress=P.SUBMITTING),
        who={Role.CANDIDATE},
        on="progress",
        sources={P.SUBMITTING},
        result=None,
    ),
    Entry(
        number=14,
        name="by the clock",
        act=auto_submit,
        row=writing(**OVER),
        who=SYSTEM,
        on="progress",
        sources=WRITING,
        result=None,
        guards=(
            Guard(Reason.TIME_LEFT, row={"started_ms": NOW - HOUR + 1}),
            Guard(Reason.CLOCK_STOPPED, row={"holds": (hold(HoldKind.PAUSE, since_ms=NOW),)}),
            Guard(Reason.CLOCK_STOPPED, row={"holds": (hold(HoldKind.ROOM),)}),
        ),
    ),
    Entry(
        number=15,
        name="by force",
        act=force_submit("퇴실 거부"),
        row=writing(),
        who={Role.CHIEF},
        on="progress",
        sources=WRITING,
        result=None,
        without_reason=force_submit(""),
    ),
    Entry(
        number=16,
        name="withdraw",
        act=withdraw("중도 포기서"),
        row=writing(),
        who={Role.PROCTOR},
        on="progress",
        sources=PREPARING | WRITING,
        result={},
        guards=(NOT_HERE,),
        without_reason=withdraw(""),
    ),
    *(
        Entry(
            number=18,
            name=f"reopen after {progress}",
            act=reopen("제출 실수"),
            row=writing(progress=progress),
            who={Role.CHIEF},
            on="progress",
            sources=ENDS,
            result={"progress": P.IN_PROGRESS, "epoch": writing().epoch + 1},
            guards=(
                Guard(Reason.NO_TIME_LEFT, row=OVER),
                Guard(Reason.NOT_STARTED, row={"started_ms": None, "deadline_ms": None}),
                Guard(Reason.ROOM_STAGE, facts={"room_stage": Stage.CLOSED}),
                Guard(Reason.ROOM_STAGE, facts={"room_stage": Stage.SUSPENDED}),
                Guard(Reason.ROOM_STAGE, facts={"period_stage": Stage.VOIDED}),
            ),
            without_reason=reopen(""),
        )
        for progress in sorted(ENDS)
    ),
    *(
        Entry(
            number={K.AUTO: 14, K.FORCE: 15, K.WITHDRAWN: 16}.get(kind, 13),
            name=f"seal {kind}",
            act=seal(kind),
            row=writing(progress=P.SUBMITTING),
            who=SYSTEM,
            on="progress",
            sources=WRITING | {end, P.CHECKED_OUT},
            result={"progress": end},
        )
        for kind, end in KINDS.items()
        if kind not in {K.FORCE, K.WITHDRAWN}
    ),
    *(
        Entry(
            number={K.FORCE: 15}.get(kind, 16),
            name=f"seal {kind} from {row.progress}",
            act=seal(kind),
            row=row,
            who=SYSTEM,
            on="progress",
            sources=PREPARING | WRITING | {KINDS[kind], P.CHECKED_OUT},
            result={"progress": KINDS[kind]},
        )
        for kind in (K.FORCE, K.WITHDRAWN)
        for row in (writing(), arrived())
    ),
)


@pytest.mark.parametrize("check", probes(ENTRIES))
def test_table(check: Callable[[], None]) -> None:
    check()


@pytest.mark.parametrize("kind", list(K))
def test_the_same_seal_again_changes_nothing(kind: SubmissionKind) -> None:
    row = writing(progress=KINDS[kind])
    assert rules.seal(row, kind, actor=SERVER, now_ms=NOW) is row
    left = writing(progress=P.CHECKED_OUT, device_id=None)
    assert rules.seal(left, kind, actor=SERVER, now_ms=NOW) is left


@pytest.mark.parametrize("kind", list(K))
@pytest.mark.parametrize("end", sorted(ENDS))
def test_the_first_seal_wins(kind: SubmissionKind, end: Progress) -> None:
    if KINDS[kind] is end:
        return
    with pytest.raises(RefusedError) as caught:
        rules.seal(writing(progress=end), kind, actor=SERVER, now_ms=NOW)
    assert caught.value.code is ErrorCode.ALREADY_SEALED


@pytest.mark.parametrize("second", [None, "", CHIEF.id])
def test_two_persons_force_and_reopen(second: str | None) -> None:
    with pytest.raises(RefusedError) as forced:
        rules.check_force_submit(
            writing(), actor=CHIEF, second_id=second, now_ms=NOW, reason="reason"
        )
    with pytest.raises(RefusedError) as opened:
        rules.reopen(
            writing(progress=P.SUBMITTED),
            facts=RUNNING,
            actor=CHIEF,
            second_id=second,
            now_ms=NOW,
            reason="reason",
        )
    assert forced.value.code is opened.value.code is ErrorCode.SECOND_PERSON_NEEDED


def test_a_seal_ends_all_holds_and_gives_their_time_back() -> None:
    pause = hold(HoldKind.PAUSE, since_ms=NOW - 3 * MINUTE)
    room = hold(HoldKind.ROOM, since_ms=NOW - 2 * MINUTE)
    lock = hold(HoldKind.LOCK, since_ms=NOW - 9 * MINUTE)
    row = writing(holds=(room, lock, pause), waiting_device_id="device-2")
    ended = rules.seal(row, K.FORCE, actor=SERVER, now_ms=NOW)
    assert ended.holds == ()
    assert ended.waiting_device_id is None
    assert ended.allowance.compensated_ms == 3 * MINUTE
    assert illegal(ended) == []


@pytest.mark.parametrize("kind", list(K))
@pytest.mark.parametrize("attendance", [Attendance.EXPECTED, Attendance.ABSENT, Attendance.REFUSED])
def test_there_is_nothing_to_seal_of_who_is_not_here(
    kind: SubmissionKind, attendance: Attendance
) -> None:
    with pytest.raises(RefusedError) as caught:
        rules.seal(expected(attendance=attendance), kind, actor=SERVER, now_ms=NOW)
    assert caught.value.code is ErrorCode.ILLEGAL_TRANSITION


def test_who_is_due() -> None:
    row = writing()
    end = STARTED + HOUR
    assert not rules.is_due(row, end - 1)
    assert rules.is_due(row, end)
    assert rules.is_due(replace(row, progress=P.SUBMITTING), end)
    assert not rules.is_due(replace(row, progress=P.SUBMITTED), end)
    assert not rules.is_due(arrived(progress=P.READY), end)
    assert not rules.is_due(replace(row, holds=(hold(HoldKind.ROOM, since_ms=end),)), end)
    assert rules.is_due(replace(row, holds=(hold(HoldKind.LOCK),)), end)


@pytest.mark.parametrize(
    ("extra", "ends"),
    [
        ({}, True),
        ({"compensated_ms": MINUTE}, True),
        ({"multiplier": 1.5}, False),
        ({"planned_ms": MINUTE}, False),
        ({"incident_ms": MINUTE}, False),
    ],
)
def test_an_early_end_spares_who_has_extra_time(extra: dict[str, float], ends: bool) -> None:
    own = replace(TimeAllowance(allotted_ms=HOUR), **extra)
    row = writing(allowance=own)
    facts = replace(RUNNING, room_stage=Stage.ENDING, ended_early=True)
    if ends:
        rules.check_auto_submit(row, facts=facts, actor=SERVER, now_ms=NOW)
        return
    with pytest.raises(RefusedError) as caught:
        rules.check_auto_submit(row, facts=facts, actor=SERVER, now_ms=NOW)
    assert caught.value.reason == Reason.TIME_LEFT


def test_a_withdrawal_changes_nothing_but_the_version() -> None:
    row = writing()
    asked = rules.withdraw(row, actor=PROCTOR, now_ms=NOW, reason="포기서")
    assert asked == replace(row, version=row.version + 1)
