"""Transition 23: a candidate moves to another PC."""

import pytest

from common.core.errors import RefusedError
from common.protocol.rows import Hold
from common.protocol.vocabulary import HoldKind
from common.rules import candidate as rules
from tests.helpers.exam_rows import NOW, PROCTOR, RUNNING, SYSTEM, hold, writing
from tests.helpers.legal import illegal

ROW = writing()
END = ROW.deadline_ms


def test_the_order_fences_the_old_pc_and_the_clock_goes_on() -> None:
    row = rules.begin_move(ROW, "device-9", facts=RUNNING, actor=PROCTOR, now_ms=NOW, reason="PC")
    assert (row.device_id, row.epoch, row.version) == ("device-9", ROW.epoch + 1, ROW.version + 1)
    assert [(h.kind, h.compensate) for h in row.holds] == [(HoldKind.MOVE, False)]
    there = rules.arrive(row, "device-9", facts=RUNNING, actor=SYSTEM, now_ms=NOW + 60_000)
    assert (there.holds, there.epoch, there.deadline_ms) == ((), row.epoch, END)
    assert illegal(there) == []


def test_a_pc_that_waited_for_the_old_one_to_be_let_go_waits_no_more() -> None:
    waits = rules.attach_device(ROW, "device-2", actor=SYSTEM, now_ms=NOW)
    row = rules.begin_move(waits, "device-9", facts=RUNNING, actor=PROCTOR, now_ms=NOW, reason="PC")
    assert row.waiting_device_id is None
    assert [h.kind for h in row.holds] == [HoldKind.MOVE]


def test_who_sits_there_already_goes_on_at_once() -> None:
    waits = rules.attach_device(ROW, "device-9", actor=SYSTEM, now_ms=NOW)
    row = rules.begin_move(waits, "device-9", facts=RUNNING, actor=PROCTOR, now_ms=NOW, reason="PC")
    assert (row.device_id, row.holds, row.epoch) == ("device-9", (), ROW.epoch + 1)
    assert row.version == waits.version + 1


def test_another_pc_does_not_end_the_move() -> None:
    row = rules.begin_move(ROW, "device-9", facts=RUNNING, actor=PROCTOR, now_ms=NOW, reason="PC")
    assert rules.arrive(row, "device-1", facts=RUNNING, actor=SYSTEM, now_ms=NOW) == row
    assert rules.arrive(ROW, "device-1", facts=RUNNING, actor=SYSTEM, now_ms=NOW) == ROW


def test_called_off_the_old_pc_has_the_lease_under_a_number_of_its_own() -> None:
    row = rules.begin_move(ROW, "device-9", facts=RUNNING, actor=PROCTOR, now_ms=NOW, reason="PC")
    back = rules.call_off(
        row, "device-1", facts=RUNNING, actor=PROCTOR, now_ms=NOW, version=row.version
    )
    assert (back.device_id, back.epoch, back.holds) == ("device-1", ROW.epoch + 2, ())
    with pytest.raises(RefusedError):
        rules.call_off(back, "device-1", facts=RUNNING, actor=PROCTOR, now_ms=NOW)


@pytest.mark.parametrize("holds", [(), (hold(HoldKind.MOVE),)])
def test_no_seat_or_a_move_under_way(holds: tuple[Hold, ...]) -> None:
    facts = (
        RUNNING
        if holds
        else rules.CandidateFacts(
            room_stage=RUNNING.room_stage, period_stage=RUNNING.period_stage, target_ready=False
        )
    )
    with pytest.raises(RefusedError):
        rules.begin_move(
            writing(holds=holds),
            "device-9",
            facts=facts,
            actor=PROCTOR,
            now_ms=NOW,
            reason="PC",
        )
