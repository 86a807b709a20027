"""Transitions 1-5: who came, and identity."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from common.core.errors import ErrorCode, RefusedError
from common.protocol.vocabulary import Attendance, Identity, Progress, Role, Stage
from common.rules import candidate as rules
from common.rules.reasons import Reason
from tests.common.rules.candidate.acts import attend, attendance, identity
from tests.common.rules.candidate.table import (
    ENTRY_CLOSED,
    PREPARING,
    STAFF,
    SYSTEM,
    Entry,
    Guard,
    probes,
)
from tests.helpers.exam_rows import (
    BEFORE_START,
    NOW,
    PROCTOR,
    RUNNING,
    STARTED,
    arrived,
    expected,
    writing,
)
from tests.helpers.exam_rows import SYSTEM as SERVER

A = Attendance
ENTRIES = (
    Entry(
        number=1,
        name="first login before the start",
        act=attend,
        row=expected(),
        who=SYSTEM,
        on="attendance",
        sources={A.EXPECTED, A.PRESENT, A.LATE},
        result={"attendance": A.PRESENT},
        facts=BEFORE_START,
        guards=ENTRY_CLOSED,
    ),
    Entry(
        number=1,
        name="first login after the start",
        act=attend,
        row=expected(),
        who=SYSTEM,
        on="attendance",
        sources={A.EXPECTED, A.PRESENT, A.LATE},
        result={"attendance": A.LATE},
        guards=ENTRY_CLOSED,
    ),
    Entry(
        number=1,
        name="marked before the start",
        act=attendance(A.LATE),
        row=expected(),
        who=STAFF,
        on="attendance",
        sources={A.EXPECTED, A.ABSENT},
        result={"attendance": A.PRESENT},
        facts=BEFORE_START,
        guards=ENTRY_CLOSED,
    ),
    Entry(
        number=1,
        name="marked after the start",
        act=attendance(A.PRESENT),
        row=expected(),
        who=STAFF,
        on="attendance",
        sources={A.EXPECTED, A.ABSENT},
        result={"attendance": A.LATE},
        guards=ENTRY_CLOSED,
    ),
    Entry(
        number=2,
        name="absent",
        act=attendance(A.ABSENT),
        row=expected(),
        who=STAFF,
        on="attendance",
        sources={A.EXPECTED},
        result={"attendance": A.ABSENT},
        guards=(
            Guard(Reason.WAS_CONNECTED, row={"epoch": 1, "device_id": "device-1"}),
            Guard(Reason.ROOM_STAGE, facts={"room_stage": Stage.SEALED_IN}),
        ),
    ),
    Entry(
        number=3,
        name="admitted",
        act=attendance(A.LATE),
        row=expected(attendance=A.ABSENT),
        who={Role.CHIEF},
        on="attendance",
        sources={A.ABSENT, A.EXPECTED},
        result={"attendance": A.LATE},
        guards=ENTRY_CLOSED,
    ),
    *(
        Entry(
            number=4,
            name=f"refused from {row.attendance}",
            act=attendance(A.REFUSED, "지각"),
            row=row,
            who=STAFF,
            on="attendance",
            sources={A.EXPECTED, A.PRESENT, A.LATE, A.ABSENT},
            result={"attendance": A.REFUSED, "device_id": None, "holds": ()},
            guards=(
                Guard(Reason.ALREADY_STARTED, row={"progress": Progress.IN_PROGRESS}),
                Guard(Reason.ALREADY_STARTED, row={"progress": Progress.SUBMITTED}),
            ),
            without_reason=attendance(A.REFUSED, " "),
        )
        for row in (expected(), expected(attendance=A.ABSENT), arrived())
    ),
    *(
        Entry(
            number=5,
            name=f"identity {to}",
            act=identity(to),
            row=arrived(identity=Identity.UNVERIFIED),
            who=STAFF,
            on="identity",
            sources=set(Identity),
            result={"identity": to},
            guards=(
                Guard(Reason.ENTRY_REFUSED, row={"attendance": A.REFUSED}),
                Guard(Reason.MARKED_ABSENT, row={"attendance": A.ABSENT}),
                Guard(Reason.ATTEMPT_OVER, row={"progress": Progress.CHECKED_OUT}),
            ),
        )
        for to in (Identity.VERIFIED, Identity.REJECTED, Identity.DEFERRED)
    ),
)


@pytest.mark.parametrize("check", probes(ENTRIES))
def test_table(check: Callable[[], None]) -> None:
    check()


@pytest.mark.parametrize("here", [A.PRESENT, A.LATE])
def test_a_second_login_changes_nothing(here: Attendance) -> None:
    row = writing(attendance=here)
    assert rules.attend(row, facts=RUNNING, actor=SERVER, now_ms=NOW) is row


@pytest.mark.parametrize(
    ("attendance_now", "reason"),
    [(A.ABSENT, Reason.MARKED_ABSENT), (A.REFUSED, Reason.ENTRY_REFUSED)],
)
def test_who_was_turned_away_does_not_log_in(attendance_now: Attendance, reason: Reason) -> None:
    row = expected(attendance=attendance_now)
    with pytest.raises(RefusedError) as caught:
        rules.attend(row, facts=RUNNING, actor=SERVER, now_ms=NOW)
    assert caught.value.reason == reason


def test_the_late_limit_counts_from_the_start() -> None:
    limited = replace(RUNNING, late_limit_ms=NOW - STARTED)
    late = rules.attend(expected(), facts=limited, actor=SERVER, now_ms=NOW)
    assert late.attendance is A.LATE
    with pytest.raises(RefusedError) as caught:
        rules.attend(expected(), facts=limited, actor=SERVER, now_ms=NOW + 1)
    assert caught.value.reason == Reason.LATE_LIMIT


def test_nobody_becomes_expected_or_unverified_again() -> None:
    with pytest.raises(RefusedError) as caught:
        rules.set_attendance(arrived(), A.EXPECTED, facts=RUNNING, actor=PROCTOR, now_ms=NOW)
    assert caught.value.code is ErrorCode.ILLEGAL_TRANSITION
    with pytest.raises(RefusedError) as caught:
        rules.check_identity(arrived(), Identity.UNVERIFIED, actor=PROCTOR, now_ms=NOW)
    assert caught.value.code is ErrorCode.ILLEGAL_TRANSITION


def test_a_refusal_is_possible_at_every_step_before_the_start() -> None:
    for progress in PREPARING:
        row = arrived(progress=progress)
        refused = rules.set_attendance(
            row, A.REFUSED, facts=RUNNING, actor=PROCTOR, now_ms=NOW, reason="신분증 없음"
        )
        assert refused == replace(
            row, attendance=A.REFUSED, device_id=None, version=row.version + 1
        )
