"""Warnings, holds, receipts, plain pages, display, status: what each picture says."""

from __future__ import annotations

import pytest

from candidate_app.view_models.display_view_model import Columns, DisplayViewModel
from candidate_app.view_models.hold_view_model import HoldReason
from candidate_app.view_models.plain_view_model import PlainTopic
from candidate_app.view_models.receipt_view_model import ReceiptState
from candidate_app.view_models.status_view_model import LinkWord
from common.client.connection import LinkState
from common.core.errors import ErrorCode, RefusedError
from common.protocol.answers import AttemptSealed
from common.protocol.incidents import AcknowledgeWarning, WarningChanged
from common.protocol.vocabulary import HoldKind, SubmissionKind
from common.qt.i18n.language import Language
from common.qt.i18n.switch import languages
from common.qt.theme.scheme import Scheme
from common.qt.theme.theme import theme
from installers.dev import candidate_sample as sample
from installers.dev.candidate_sample import SampleDesk
from tests.candidate_app.helpers import turn, until


@pytest.fixture
def desk(qapp: object) -> SampleDesk:
    made = SampleDesk()
    made.sit()
    made.start_exam()
    return made


async def test_warnings_are_read_one_after_the_other(desk: SampleDesk) -> None:
    model = desk.models.warning
    desk.apply(WarningChanged(warning=sample.warning("둘째", 2)))
    desk.apply(WarningChanged(warning=sample.warning("첫째", 1)))
    assert model.picture.words == "첫째"
    model.acknowledge()
    assert model.picture.words == "둘째", "away at once, whatever the link does"
    model.acknowledge()
    assert not model.picture.is_shown
    model.acknowledge()
    await until(lambda: len(desk.seat.session.sent) == 2)
    assert desk.seat.session.sent == [
        AcknowledgeWarning(warning_id="warning-1"),
        AcknowledgeWarning(warning_id="warning-2"),
    ]
    desk.apply(WarningChanged(warning=sample.warning("첫째", 1, acknowledged_ms=5)))
    assert not model.picture.is_shown


async def test_a_refused_acknowledgement_does_not_bring_the_message_back(
    desk: SampleDesk,
) -> None:
    desk.seat.session.refusals = [RefusedError(ErrorCode.NOT_FOUND)]
    desk.apply(WarningChanged(warning=sample.warning("첫째")))
    desk.models.warning.acknowledge()
    await turn()
    assert not desk.models.warning.picture.is_shown


@pytest.mark.parametrize("kind", [kind for kind in HoldKind if kind is not HoldKind.RELOGIN])
def test_a_hold_is_explained_by_its_kind(desk: SampleDesk, kind: HoldKind) -> None:
    desk.seat.answers = {"item-1": (1,), "item-2": ()}
    desk.become(holds=(sample.hold(kind),))
    picture = desk.models.hold.picture
    assert picture.reason is HoldReason(kind.value)
    assert (picture.answered, picture.started, picture.seat) == (1, True, "42")
    stops = kind in (HoldKind.PAUSE, HoldKind.ROOM, HoldKind.SITTING, HoldKind.MOVE)
    assert picture.clock_stands is stops


@pytest.mark.parametrize(
    ("kind", "state"),
    [
        (SubmissionKind.SUBMITTED, ReceiptState.SUBMITTED),
        (SubmissionKind.BLANK, ReceiptState.SUBMITTED),
        (SubmissionKind.AUTO, ReceiptState.TIME_OVER),
        (SubmissionKind.FORCE, ReceiptState.BY_STAFF),
        (SubmissionKind.WITHDRAWN, ReceiptState.WITHDRAWN),
    ],
)
def test_the_receipt_says_how_it_came(
    desk: SampleDesk, kind: SubmissionKind, state: ReceiptState
) -> None:
    desk.apply(AttemptSealed(seal=sample.seal(kind, answered=3)))
    picture = desk.models.receipt.picture
    assert (picture.state, picture.code, picture.answered) == (state, "7F3A-91C2-0D5E", 3)


@pytest.mark.parametrize("kind", [SubmissionKind.SUBMITTED, SubmissionKind.BLANK])
def test_a_seal_over_other_answers_is_not_said_to_be_submitted(
    desk: SampleDesk, kind: SubmissionKind
) -> None:
    desk.seat.is_sealed_as_given = False
    desk.apply(AttemptSealed(seal=sample.seal(kind)))
    picture = desk.models.receipt.picture
    assert (picture.state, picture.code, picture.differs) == (ReceiptState.UNCONFIRMED, "", True)


def test_a_seal_by_the_clock_may_leave_out_what_was_on_its_way(desk: SampleDesk) -> None:
    desk.seat.is_sealed_as_given = False
    desk.apply(AttemptSealed(seal=sample.seal(SubmissionKind.AUTO)))
    picture = desk.models.receipt.picture
    assert (picture.state, picture.differs) == (ReceiptState.TIME_OVER, True)


def test_a_receipt_the_centre_did_not_sign_is_never_shown(desk: SampleDesk) -> None:
    desk.seat.is_receipt_genuine = False
    desk.apply(AttemptSealed(seal=sample.seal(SubmissionKind.AUTO)))
    assert desk.models.receipt.picture.state is ReceiptState.UNCONFIRMED


def receipt(desk: SampleDesk) -> ReceiptState:
    return desk.models.receipt.picture.state


def topic(desk: SampleDesk) -> PlainTopic:
    return desk.models.plain.picture.topic


def test_sending_says_whether_there_is_a_server(desk: SampleDesk) -> None:
    assert receipt(desk) is ReceiptState.SENDING
    desk.link(LinkState.OFFLINE)
    assert receipt(desk) is ReceiptState.SENDING_OFFLINE


def test_plain_pages_know_what_is_waited_for(desk: SampleDesk) -> None:
    desk.seat.paper = None
    desk.desk.tick()
    assert topic(desk) is PlainTopic.PAPER
    desk.pass_time(3600)
    assert topic(desk) is PlainTopic.TIME_OVER
    desk.link(LinkState.REFUSED)
    assert topic(desk) is PlainTopic.SIGNED_OUT
    assert desk.models.plain.picture.may_leave


async def test_leaving_makes_room_for_the_next_candidate(desk: SampleDesk) -> None:
    desk.link(LinkState.REFUSED)
    desk.models.plain.leave()
    await until(lambda: desk.desk.seat is None)
    assert desk.models.status.picture.name == ""
    assert desk.models.exam.picture.total == 0


def test_the_status_names_exam_person_and_link(desk: SampleDesk) -> None:
    picture = desk.models.status.picture
    assert picture.exam == "정보처리기사 필기"
    assert picture.period == "2026년 제4회 · 1교시"
    assert (picture.name, picture.seat, picture.link) == ("송하린", "42", LinkWord.CONNECTED)
    desk.link(LinkState.OFFLINE)
    assert desk.models.status.picture.link is LinkWord.LOST


def test_size_decides_the_layout_until_somebody_chooses(qapp: object) -> None:
    model = DisplayViewModel(Scheme.LIGHT, Language.KO)
    assert model.picture.columns_for(1366) is Columns.TWO
    model.zoom_to(125)
    assert model.picture.columns_for(1366) is Columns.ONE
    assert model.picture.columns_for(1920) is Columns.TWO
    model.lay_out(Columns.ONE_QUESTION)
    assert model.picture.columns_for(1920) is Columns.ONE_QUESTION
    model.zoom_by(1)
    assert model.picture.columns_for(1366) is Columns.ONE
    model.zoom_by(9)
    assert (model.picture.zoom, model.picture.factor) == (200, 2.0)
    assert model.picture.chrome_for(1366) == 1.0
    assert model.picture.chrome_for(1920) == 1.25
    model.zoom_to(99)
    assert model.picture.zoom == 200


def test_high_contrast_goes_back_to_what_was_there(qapp: object) -> None:
    model = DisplayViewModel(Scheme.DARK, Language.KO)
    model.toggle_contrast()
    assert theme().wish is Scheme.HIGH_CONTRAST
    model.toggle_contrast()
    assert theme().wish is Scheme.DARK


def test_language_changes_at_once(qapp: object) -> None:
    model = DisplayViewModel(Scheme.LIGHT, Language.KO)
    model.speak(Language.EN)
    assert languages().language is Language.EN


def test_what_was_chosen_of_the_display_comes_back(qapp: object) -> None:
    chosen = DisplayViewModel(Scheme.LIGHT, Language.KO)
    chosen.zoom_to(150)
    chosen.lay_out(Columns.TWO)
    again = DisplayViewModel(Scheme.LIGHT, Language.KO)
    again.restore(chosen.words())
    assert again.picture == chosen.picture
    again.restore({"zoom": "77", "columns": "9", "scheme": "pink", "language": ""})
    assert again.picture == chosen.picture


def test_detections_are_quiet_once_submission_began(desk: SampleDesk) -> None:
    state, now_ms = desk.desk.state, desk.clock.now_ms()
    assert state.paper_is_answered(now_ms)
    state.submission_began = True
    assert not state.paper_is_answered(now_ms)
