"""Save state and time: nothing is said that is not so."""

from __future__ import annotations

import pytest

from candidate_app.view_models.exam_bar_view_model import SaveState
from common.client.connection import LinkState
from common.protocol.answers import AnswersRecorded
from common.protocol.rows import TimeAllowance
from common.protocol.vocabulary import HoldKind
from installers.dev import candidate_sample as sample
from installers.dev.candidate_sample import MINUTE, SampleDesk


@pytest.fixture
def desk(qapp: object) -> SampleDesk:
    made = SampleDesk()
    made.sit()
    made.start_exam()
    return made


def save(desk: SampleDesk) -> SaveState:
    return desk.models.bar.picture.save


def acknowledge(desk: SampleDesk) -> None:
    desk.seat.waiting.clear()
    desk.apply(AnswersRecorded(attempt_id="attempt-1", epoch=1, ack_upto=9))


def test_kept_is_said_after_a_second_and_saved_after_the_acknowledgement(
    desk: SampleDesk,
) -> None:
    assert save(desk) is SaveState.NOTHING
    desk.models.exam.choose(1, 1)
    desk.pass_time(0.9)
    assert save(desk) is SaveState.NOTHING
    desk.pass_time(0.1)
    assert save(desk) is SaveState.KEPT
    acknowledge(desk)
    assert save(desk) is SaveState.SAVED
    assert desk.models.bar.picture.saved_ms == desk.clock.now_ms()


def test_a_quick_server_is_never_seen_saving(desk: SampleDesk) -> None:
    desk.models.exam.choose(1, 1)
    acknowledge(desk)
    desk.models.exam.choose(2, 1)
    desk.pass_time(0.5)
    assert desk.models.bar.picture.save is SaveState.SAVED


def test_without_a_link_it_says_that_this_pc_has_them(desk: SampleDesk) -> None:
    desk.link(LinkState.OFFLINE)
    desk.models.exam.choose(1, 1)
    desk.models.exam.choose(2, 1)
    assert desk.models.bar.picture.save is SaveState.KEPT
    assert desk.models.bar.picture.unsent == 2


def test_what_is_not_yet_on_the_disk_is_never_said_to_be_kept(desk: SampleDesk) -> None:
    desk.link(LinkState.OFFLINE)
    desk.seat.unkept = 1
    desk.models.exam.choose(1, 1)
    assert save(desk) is SaveState.NOTHING
    desk.pass_time(1)
    assert save(desk) is SaveState.SAVING
    desk.seat.is_failing = True
    desk.desk.seat_changed()
    assert save(desk) is SaveState.NOT_KEPT
    desk.seat.is_failing, desk.seat.unkept = False, 0
    desk.desk.seat_changed()
    assert save(desk) is SaveState.KEPT


def test_after_a_restart_without_the_server_the_time_is_provisional(desk: SampleDesk) -> None:
    desk.seat.is_provisional = True
    desk.desk.tick()
    assert desk.models.bar.picture.provisional


def test_time_counts_from_the_servers_clock_not_from_the_pcs(desk: SampleDesk) -> None:
    bar = desk.models.bar
    desk.desk.tick()
    assert bar.picture.left_s == 53 * 60
    desk.clock.step_wall(3600)
    desk.desk.tick()
    assert bar.picture.left_s == 53 * 60
    desk.pass_time(60)
    assert bar.picture.left_s == 52 * 60
    assert bar.picture.end_ms == sample.START_MS + 60 * MINUTE


def test_more_time_is_shown_with_its_minutes(desk: SampleDesk) -> None:
    desk.become(allowance=TimeAllowance(allotted_ms=60 * MINUTE, incident_ms=10 * MINUTE))
    assert desk.models.bar.picture.left_s == 63 * 60
    assert desk.models.bar.picture.added_min == 10


def test_a_pause_stops_the_time(desk: SampleDesk) -> None:
    desk.become(holds=(sample.hold(HoldKind.PAUSE, desk.clock.now_ms()),))
    desk.pass_time(30)
    assert desk.models.bar.picture.left_s == 53 * 60
    assert desk.models.bar.picture.stands


def test_a_lock_does_not_stop_the_time(desk: SampleDesk) -> None:
    desk.become(holds=(sample.hold(HoldKind.LOCK, desk.clock.now_ms()),))
    desk.pass_time(30)
    assert desk.models.bar.picture.left_s == 53 * 60 - 30
    assert not desk.models.bar.picture.stands


def test_time_can_be_hidden(desk: SampleDesk) -> None:
    desk.models.bar.toggle_time()
    assert desk.models.bar.picture.hidden
    desk.pass_time(1)
    assert desk.models.bar.picture.hidden
    desk.models.bar.toggle_time()
    assert not desk.models.bar.picture.hidden


def test_ten_minutes_are_low(desk: SampleDesk) -> None:
    desk.pass_time(43 * 60 - 1)
    assert not desk.models.bar.picture.is_low
    desk.pass_time(1)
    assert desk.models.bar.picture.is_low
