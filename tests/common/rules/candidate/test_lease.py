"""Transitions 22 and 23: one device writes, another waits."""

import pytest

from common.core.errors import ErrorCode, RefusedError
from common.protocol.rows import ActorRef, CandidateRow
from common.protocol.vocabulary import Attendance, HoldKind, Progress, Verdict
from common.rules import candidate as rules
from common.rules.reasons import Reason
from tests.common.rules.candidate.table import ENDS
from tests.helpers.exam_rows import (
    ACTORS,
    NOW,
    PROCTOR,
    RUNNING,
    SYSTEM,
    arrived,
    expected,
    hold,
    writing,
)
from tests.helpers.legal import illegal


def attach(row: CandidateRow, device: str, actor: ActorRef = SYSTEM) -> CandidateRow:
    return rules.attach_device(row, device, actor=actor, now_ms=NOW)


def release(row: CandidateRow, kind: HoldKind) -> CandidateRow:
    return rules.release_hold(row, kind, facts=RUNNING, actor=PROCTOR, now_ms=NOW)


def test_the_first_device_gets_epoch_one() -> None:
    row = attach(expected(attendance=Attendance.PRESENT), "device-1")
    assert (row.device_id, row.epoch, row.version) == ("device-1", 1, 2)


def test_the_same_device_goes_on() -> None:
    row = writing(holds=(hold(HoldKind.LOCK),))
    assert attach(row, "device-1") is row


def test_another_device_waits_and_the_candidate_is_held() -> None:
    row = attach(writing(), "device-2")
    assert (row.device_id, row.waiting_device_id, row.epoch) == ("device-1", "device-2", 1)
    assert [(h.kind, h.actor, h.compensate) for h in row.holds] == [
        (HoldKind.RELOGIN, SYSTEM, False)
    ]
    assert illegal(row) == []
    assert attach(row, "device-2") is row
    assert attach(row, "device-1") is row


def test_the_first_device_at_a_foreign_seat_waits_for_a_person() -> None:
    row = expected(attendance=Attendance.PRESENT)
    waits = rules.attach_device(row, "device-9", actor=SYSTEM, now_ms=NOW, own_seat=False)
    assert (waits.device_id, waits.waiting_device_id, waits.epoch) == (None, "device-9", 0)
    assert [(h.kind, h.reason) for h in waits.holds] == [(HoldKind.RELOGIN, "foreign_seat")]
    assert illegal(waits) == []
    freed = release(waits, HoldKind.RELOGIN)
    assert (freed.device_id, freed.waiting_device_id, freed.epoch) == ("device-9", None, 1)


def test_the_device_of_the_own_seat_sends_the_foreign_one_away() -> None:
    row = expected(attendance=Attendance.PRESENT)
    waits = rules.attach_device(row, "device-9", actor=SYSTEM, now_ms=NOW, own_seat=False)
    here = attach(waits, "device-1")
    assert (here.device_id, here.waiting_device_id, here.epoch) == ("device-1", None, 1)
    assert here.holds == ()


def test_only_the_release_moves_the_lease() -> None:
    moved = release(attach(writing(), "device-2"), HoldKind.RELOGIN)
    assert (moved.device_id, moved.waiting_device_id, moved.epoch) == ("device-2", None, 2)
    assert moved.holds == ()
    back = attach(moved, "device-1")
    assert (back.device_id, back.waiting_device_id, back.epoch) == ("device-2", "device-1", 2)


def test_a_third_device_takes_the_place_of_the_one_that_waits() -> None:
    row = attach(attach(writing(), "device-2"), "device-3")
    assert row.waiting_device_id == "device-3"
    assert len(row.holds) == 1


def test_a_seat_move_needs_no_second_hold_and_gives_nobody_else_the_lease() -> None:
    row = attach(writing(holds=(hold(HoldKind.MOVE),)), "device-2")
    assert [h.kind for h in row.holds] == [HoldKind.MOVE]
    moved = release(row, HoldKind.MOVE)
    assert (moved.device_id, moved.epoch) == ("device-1", 1)


@pytest.mark.parametrize("kind", [HoldKind.LOCK, HoldKind.PAUSE, HoldKind.LEAVE])
def test_other_releases_do_not_move_it(kind: HoldKind) -> None:
    row = attach(writing(holds=(hold(kind),)), "device-2")
    freed = rules.release_hold(
        row, kind, facts=RUNNING, actor=PROCTOR, now_ms=NOW, verdict=Verdict.NORMAL
    )
    assert (freed.device_id, freed.waiting_device_id, freed.epoch) == (
        "device-1",
        "device-2",
        1,
    )


@pytest.mark.parametrize("end", sorted(ENDS))
def test_after_the_end_only_the_same_device_shows_the_receipt(end: Progress) -> None:
    row = writing(progress=end)
    assert attach(row, "device-1") is row
    with pytest.raises(RefusedError) as caught:
        attach(row, "device-2")
    assert caught.value.code is ErrorCode.SEAT_TAKEN
    assert caught.value.reason == Reason.SEAT_HAS_LEASE


def test_who_left_does_not_come_back() -> None:
    with pytest.raises(RefusedError) as caught:
        attach(writing(progress=Progress.CHECKED_OUT, device_id=None), "device-1")
    assert caught.value.code is ErrorCode.SEAT_TAKEN
    assert caught.value.reason == Reason.ATTEMPT_OVER


@pytest.mark.parametrize(
    ("attendance", "reason"),
    [
        (Attendance.ABSENT, Reason.MARKED_ABSENT),
        (Attendance.REFUSED, Reason.ENTRY_REFUSED),
    ],
)
def test_who_was_turned_away_gets_no_lease(attendance: Attendance, reason: Reason) -> None:
    with pytest.raises(RefusedError) as caught:
        attach(expected(attendance=attendance), "device-1")
    assert caught.value.reason == reason


def test_only_the_server_attaches_and_over_the_row_it_saw() -> None:
    for actor in set(ACTORS.values()) - {SYSTEM}:
        with pytest.raises(RefusedError) as caught:
            attach(arrived(), "device-2", actor)
        assert caught.value.code is ErrorCode.FORBIDDEN
    with pytest.raises(RefusedError) as caught:
        rules.attach_device(arrived(), "device-2", actor=SYSTEM, now_ms=NOW, version=1)
    assert caught.value.code is ErrorCode.STALE_VERSION
