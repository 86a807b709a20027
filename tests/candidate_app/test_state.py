"""Where the candidate stands decides what is on the screen, and nothing else does."""

from __future__ import annotations

from typing import Any, get_args

import pytest
from msgspec.structs import replace

from candidate_app.state import CandidateState, Elsewhere, Page
from common.core.clock import FakeClock
from common.protocol.answers import AnswersRecorded, AttemptSealed
from common.protocol.candidates import CandidateChanged
from common.protocol.move_rows import MoveRow, MoveState
from common.protocol.moves import MoveChanged
from common.protocol.registry import TO_CLIENT
from common.protocol.rows import Hold
from common.protocol.session import Welcome
from common.protocol.vocabulary import Attendance, HoldKind, Progress, Role, Stage
from common.rules.views import SeatMessage
from installers.dev import candidate_sample as sample
from installers.dev.candidate_sample import SampleDesk
from tests.helpers import exam_rows


@pytest.fixture
def desk(qapp: object) -> SampleDesk:
    made = SampleDesk()
    made.sit()
    return made


def page(desk: SampleDesk) -> Page:
    return desk.desk.state.page(desk.desk.now_ms())


def test_every_message_to_candidates_has_its_branch() -> None:
    """`apply` ends in assert_never over this union: what is missing there fails mypy."""
    promised = {kind for kind in TO_CLIENT if Role.CANDIDATE in kind.spec.receivers}
    assert set(get_args(SeatMessage)) == promised


def test_nobody_signed_in() -> None:
    assert CandidateState("device").page(None) is Page.SIGN_IN


def test_before_the_first_welcome(desk: SampleDesk) -> None:
    desk.seat.view = None
    assert page(desk) is Page.WAITING


@pytest.mark.parametrize(
    ("progress", "shown"),
    [
        (Progress.REGISTERED, Page.STEPS),
        (Progress.PRACTISED, Page.STEPS),
        (Progress.READY, Page.STEPS),
        (Progress.SUBMITTED, Page.RECEIPT),
        (Progress.AUTO_SUBMITTED, Page.RECEIPT),
        (Progress.CHECKED_OUT, Page.RECEIPT),
    ],
)
def test_progress_leads_to_its_page(desk: SampleDesk, progress: Progress, shown: Page) -> None:
    desk.become(progress=progress)
    assert page(desk) is shown


def test_the_exam_needs_its_paper(desk: SampleDesk) -> None:
    desk.start_exam()
    assert page(desk) is Page.EXAM
    desk.seat.paper = None
    assert page(desk) is Page.WAITING


def test_time_over_covers_the_paper_until_the_seal_comes(desk: SampleDesk) -> None:
    desk.start_exam()
    desk.clock.advance(3600)
    assert page(desk) is Page.TIME_OVER
    desk.apply(AttemptSealed(seal=sample.seal()))
    assert page(desk) is Page.RECEIPT


@pytest.mark.parametrize("kind", [kind for kind in HoldKind if kind is not HoldKind.RELOGIN])
def test_a_hold_covers_the_paper(desk: SampleDesk, kind: HoldKind) -> None:
    desk.start_exam()
    desk.become(holds=(sample.hold(kind),))
    assert page(desk) is Page.HOLD
    assert not desk.desk.state.paper_is_answered(desk.desk.now_ms())
    desk.become(holds=())
    assert page(desk) is Page.EXAM


def test_a_lock_is_explained_before_anything_else(desk: SampleDesk) -> None:
    desk.start_exam()
    desk.become(holds=tuple(sample.hold(kind) for kind in HoldKind))
    found = desk.desk.state.hold()
    assert isinstance(found, Hold)
    assert found.kind is HoldKind.LOCK


def test_a_second_pc_waits_and_the_first_one_goes_on(desk: SampleDesk) -> None:
    desk.start_exam()
    relogin = (sample.hold(HoldKind.RELOGIN),)
    desk.become(holds=relogin, waiting_device_id="device-2")
    assert page(desk) is Page.EXAM
    desk.become(holds=relogin, device_id="device-2", waiting_device_id=sample.DEVICE)
    assert page(desk) is Page.HOLD


def test_a_pc_at_a_foreign_seat_waits_although_nobody_writes_yet(desk: SampleDesk) -> None:
    desk.start_exam()
    relogin = (sample.hold(HoldKind.RELOGIN),)
    desk.become(holds=relogin, device_id=None, waiting_device_id=sample.DEVICE)
    assert page(desk) is Page.HOLD


def test_a_pc_that_lost_its_candidate_says_so(desk: SampleDesk) -> None:
    desk.start_exam()
    desk.become(device_id="device-2")
    assert page(desk) is Page.ELSEWHERE
    assert desk.desk.state.elsewhere() is Elsewhere.MOVED


def test_another_pc_that_never_had_the_candidate_waits(qapp: object) -> None:
    desk = SampleDesk()
    assert desk.seat.view is not None
    desk.become(device_id="device-2")
    desk.sit()
    assert page(desk) is Page.WAITING


@pytest.mark.parametrize("attendance", [Attendance.REFUSED, Attendance.ABSENT])
def test_who_may_not_enter_is_sent_to_the_proctor(desk: SampleDesk, attendance: Attendance) -> None:
    desk.become(attendance=attendance)
    assert desk.desk.state.elsewhere() is Elsewhere.ENTRY_REFUSED


def test_a_room_that_closed_before_one_began(desk: SampleDesk) -> None:
    desk.stage(Stage.CLOSED)
    assert desk.desk.state.elsewhere() is Elsewhere.ENDED


def test_a_sign_in_that_the_server_does_not_want(desk: SampleDesk) -> None:
    desk.desk.state.link_changed(1.0, online=False, refused=True)
    assert desk.desk.state.elsewhere() is Elsewhere.SIGNED_OUT


def test_a_reopened_attempt_is_written_again(desk: SampleDesk) -> None:
    desk.start_exam()
    desk.apply(AttemptSealed(seal=sample.seal()))
    assert page(desk) is Page.RECEIPT
    desk.become(progress=Progress.SUBMITTED)
    desk.become(progress=Progress.IN_PROGRESS)
    assert page(desk) is Page.EXAM


def test_a_seal_overtakes_the_row(desk: SampleDesk) -> None:
    """The seal comes before the row that says SUBMITTED: nothing flickers in between."""
    desk.start_exam()
    desk.become(progress=Progress.SUBMITTING)
    desk.apply(AttemptSealed(seal=sample.seal()))
    assert page(desk) is Page.RECEIPT
    desk.become(progress=Progress.SUBMITTED)
    assert page(desk) is Page.RECEIPT


def test_saved_is_said_of_acknowledged_answers_only(desk: SampleDesk) -> None:
    desk.start_exam()
    state = desk.desk.state
    desk.seat.give("item-1", (1,))
    recorded = AnswersRecorded(attempt_id="attempt-1", epoch=1, ack_upto=1)
    desk.apply(recorded)
    assert state.saved_ms is None, "one answer still waits"
    desk.seat.waiting.clear()
    desk.apply(recorded)
    assert state.saved_ms == desk.clock.now_ms()


def test_unsent_is_measured_from_its_beginning(qapp: object) -> None:
    desk = SampleDesk()
    desk.sit()
    begun = desk.clock.monotonic()
    desk.seat.give("item-1", (1,))
    desk.clock.advance(5)
    desk.seat.give("item-2", (1,))
    assert desk.desk.state.unsent_since == begun
    desk.seat.waiting.clear()
    desk.desk.seat_changed()
    assert desk.desk.state.unsent_since is None


def test_a_welcome_ends_what_was_believed_of_the_seal(desk: SampleDesk) -> None:
    desk.start_exam()
    desk.desk.state.apply(AttemptSealed(seal=sample.seal()), 0)
    view = desk.seat.view
    assert view is not None
    welcome = Welcome(
        connection_id="c",
        server_ms=desk.clock.now_ms(),
        event_number=1,
        heartbeat_s=5.0,
        resumed=True,
        candidate=None,
    )
    desk.apply(welcome)
    assert page(desk) is Page.EXAM


def test_detections_look_only_while_the_paper_is_answered(desk: SampleDesk) -> None:
    now = desk.desk.now_ms
    state = desk.desk.state
    assert not state.paper_is_answered(now())
    desk.start_exam()
    assert state.paper_is_answered(now())
    desk.become(progress=Progress.SUBMITTING)
    assert not state.paper_is_answered(now())


def test_a_row_of_another_version_changes_nothing(desk: SampleDesk) -> None:
    view = desk.seat.view
    assert view is not None
    desk.become(progress=Progress.READY)
    old = CandidateChanged(candidate=sample.snapshot().candidate)
    desk.apply(old)
    assert view.candidate.progress is Progress.READY


def test_forgetting_leaves_nothing_of_the_candidate(desk: SampleDesk) -> None:
    desk.start_exam()
    desk.desk.state.handing_in = True
    desk.desk.state.forget(9.0)
    assert vars(desk.desk.state) == vars(_fresh(9.0))


def _fresh(at: float) -> CandidateState:
    clock = FakeClock()
    clock.advance(at)
    state = CandidateState(sample.DEVICE)
    state.forget(clock.monotonic())
    return state


def test_a_pc_that_was_left_says_so_while_the_new_one_is_awaited(desk: SampleDesk) -> None:
    desk.start_exam()
    desk.become(device_id="device-9", epoch=2, holds=(sample.hold(HoldKind.MOVE),))
    desk.apply(MoveChanged(move=_move()))
    assert desk.desk.state.elsewhere() is Elsewhere.MOVED
    # called off: the exam goes on here
    desk.become(device_id=sample.DEVICE, epoch=3, holds=())
    desk.apply(MoveChanged(move=_move(state=MoveState.CANCELLED, left=(), version=1_001)))
    assert page(desk) is Page.EXAM


def test_a_pc_that_was_left_says_so_after_a_restart(qapp: object) -> None:
    desk = SampleDesk()
    desk.become(device_id="device-9")
    desk.apply(MoveChanged(move=_move()))
    desk.sit()
    assert desk.desk.state.elsewhere() is Elsewhere.MOVED


def test_the_new_pc_explains_the_move_until_it_is_there(desk: SampleDesk) -> None:
    desk.start_exam()
    desk.become(holds=(sample.hold(HoldKind.MOVE),))
    desk.apply(MoveChanged(move=_move(from_device="device-9", left=("device-9",))))
    assert page(desk) is Page.HOLD
    desk.become(holds=())
    assert page(desk) is Page.EXAM


def _move(**fields: Any) -> MoveRow:
    """A move of the sample's candidate away from its PC."""
    row = exam_rows.move(
        attempt_id="attempt-1", from_device=sample.DEVICE, left=(sample.DEVICE,), version=1_000
    )
    return replace(row, **fields)
