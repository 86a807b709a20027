"""The room's widgets: what a click sends, what a dialog asks, the ids that tools look for."""

import asyncio
from typing import TypeVar

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QPlainTextEdit, QWidget

from common.client.connection import LinkState
from common.console.texts.say import fault_texts
from common.console.widgets.link_lost_banner import LinkLostBanner
from common.console.widgets.notice_strip import NoticeStrip
from common.console.widgets.reason_dialog import ReasonDialog
from common.console.widgets.seat_list import SeatList
from common.core.errors import ErrorCode, RefusedError
from common.protocol.candidates import PlaceHold, ReleaseHold
from common.protocol.incidents import JudgeIncident, WarnCandidate
from common.protocol.stages import ChangeRoomStage
from common.protocol.vocabulary import ProctorState, Stage, Verdict
from common.qt.widgets.button import Button
from common.qt.widgets.overlay_dialog import OverlayDialog
from installers.dev.console_rooms import running_room, waiting_room
from proctor_app.views.verdict_dialog import VerdictDialog
from proctor_app.views.warn_dialog import WarnDialog
from tests.helpers.pictures import SMALL
from tests.proctor_app.stands import ProctorStand, proctor_at

D = TypeVar("D", bound=OverlayDialog)


def _button(page: QWidget, name: str) -> Button:
    found = page.findChild(Button, name)
    assert found is not None, name
    return found


def _shown(stand: ProctorStand) -> None:
    stand.page.resize(*SMALL)
    stand.page.show()


async def _asked(stand: ProctorStand, name: str, kind: type[D]) -> D:
    _button(stand.page, name).activated.emit()
    for _ in range(5):
        await asyncio.sleep(0)
    dialog: D | None = stand.page.window().findChild(kind)
    assert dialog is not None
    return dialog


def _list(stand: ProctorStand) -> SeatList:
    found = stand.page.findChild(SeatList, "proctor.seats")
    assert found is not None
    return found


async def test_a_click_on_a_row_opens_its_panel() -> None:
    async with proctor_at(running_room()) as stand:
        _shown(stand)
        view = _list(stand)
        place = view.visualRect(view.model().index(3, 0))
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place.center())
        assert stand.models.seats.picture.chosen == "room-301-34"
        head = view.visualRect(view.model().index(0, 0))
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=head.center())
        assert stand.models.seats.picture.chosen == "room-301-34"


async def test_a_lock_asks_for_a_reason() -> None:
    async with proctor_at(running_room()) as stand:
        _shown(stand)
        stand.models.seats.choose("room-301-1")
        dialog = await _asked(stand, "proctor.action.lock", ReasonDialog)
        confirm = _button(dialog, "proctor.lock.confirm")
        reasons = [confirm.reason]
        _button(dialog, "proctor.lock.preset[1]").activated.emit()
        reasons.append(confirm.reason)
        assert reasons == ["사유를 고르거나 적으세요", ""]
        confirm.click()
        await stand.settle()
        assert isinstance(stand.sent, PlaceHold)
        assert stand.sent.reason == "다른 수험자와 의사소통"


async def test_one_command_at_a_time_for_a_candidate() -> None:
    async with proctor_at(running_room()) as stand:
        _shown(stand)
        stand.models.seats.choose("room-301-29")
        _button(stand.page, "proctor.action.release").click()
        await stand.settle()
        button = _button(stand.page, "proctor.action.warn")
        reasons = [button.reason]
        stand.session.outcomes[0].set_result(None)
        await stand.settle()
        reasons.append(button.reason)
        assert reasons == ["앞의 명령을 보내는 중입니다", ""]


async def test_a_release_asks_what_it_was() -> None:
    async with proctor_at(running_room()) as stand:
        _shown(stand)
        stand.models.seats.choose("room-301-17")
        dialog = await _asked(stand, "proctor.action.release", VerdictDialog)
        _button(dialog, "proctor.release.suspected").click()
        await stand.settle()
        assert isinstance(stand.sent, ReleaseHold)
        assert stand.sent.verdict is Verdict.SUSPECTED


async def test_a_warning_has_words_and_its_incident() -> None:
    async with proctor_at(running_room()) as stand:
        _shown(stand)
        stand.models.seats.choose("room-301-34")
        dialog = await _asked(stand, "proctor.action.warn", WarnDialog)
        words = dialog.findChild(QPlainTextEdit, "proctor.warn.text")
        assert words is not None
        send = _button(dialog, "proctor.warn.send")
        words.setPlainText("  ")
        assert send.is_blocked
        words.setPlainText("가" * 501)
        assert send.is_blocked
        _button(dialog, "proctor.warn.template[1]").activated.emit()
        send.click()
        await stand.settle()
        assert isinstance(stand.sent, WarnCandidate)
        assert stand.sent.text == "시험과 관계없는 프로그램을 닫아 주세요."
        assert stand.sent.incident_id == "incident-room-301-34-1"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("proctor.action.lock", ReasonDialog),
        ("proctor.action.warn", WarnDialog),
        ("proctor.stage_suspend", ReasonDialog),
    ],
)
async def test_escape_sends_nothing(name: str, kind: type[OverlayDialog]) -> None:
    async with proctor_at(running_room()) as stand:
        _shown(stand)
        stand.models.seats.choose("room-301-34")
        dialog = await _asked(stand, name, kind)
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        await stand.settle()
        assert stand.session.sent == []


async def test_suspending_the_room_takes_two_steps() -> None:
    async with proctor_at(running_room()) as stand:
        _shown(stand)
        dialog = await _asked(stand, "proctor.stage_suspend", ReasonDialog)
        assert stand.session.sent == []
        _button(dialog, "proctor.suspend.preset[0]").activated.emit()
        _button(dialog, "proctor.suspend.confirm").click()
        await stand.settle()
        assert isinstance(stand.sent, ChangeRoomStage)
        assert (stand.sent.to, stand.sent.reason) == (
            Stage.SUSPENDED,
            "정전 또는 네트워크 장애",
        )


async def test_the_stage_button_says_why_it_is_off_in_the_words_of_the_rules() -> None:
    async with proctor_at(waiting_room()) as stand:
        _shown(stand)
        step = stand.models.stage.picture.step
        assert step is not None
        button = _button(stand.page, "proctor.stage_next")
        assert button.reason == " ".join(fault_texts(step.reasons))
        assert button.reason == "총감독관이 이 단계를 아직 열지 않았습니다."


async def test_verdicts_are_given_in_the_feed() -> None:
    async with proctor_at(running_room()) as stand:
        _shown(stand)
        _button(stand.page, "proctor.incidents[1].normal").click()
        await stand.settle()
        assert isinstance(stand.sent, JudgeIncident)
        assert stand.sent.incident_id == "incident-room-301-34-1"
        assert _button(stand.page, "proctor.incidents[1].normal").is_blocked


async def test_without_the_server_every_act_is_off_and_the_banner_says_so() -> None:
    async with proctor_at(running_room()) as stand:
        _shown(stand)
        stand.models.seats.choose("room-301-17")
        banner = stand.page.findChild(LinkLostBanner)
        assert banner is not None
        assert not banner.isVisible()
        stand.clock.advance(15)
        stand.session.turn(LinkState.OFFLINE)
        assert banner.isVisible()
        names = ["proctor.stage_suspend", "proctor.incidents[0].normal"]
        names += [f"proctor.action.{act}" for act in ("verify", "warn", "lock", "release")]
        for name in names:
            assert _button(stand.page, name).reason == "서버와 연결되어야 보낼 수 있습니다", name
        stand.welcome()
        assert not banner.isVisible()
        assert not _button(stand.page, "proctor.action.release").is_blocked


async def test_a_failed_step_of_the_room_is_told_until_it_was_seen() -> None:
    async with proctor_at(running_room()) as stand:
        _shown(stand)
        stand.models.stage.take_step("정전")
        await stand.settle()
        stand.session.outcomes[0].set_exception(RefusedError(ErrorCode.STALE_VERSION))
        await stand.settle()
        strip = stand.page.findChild(NoticeStrip)
        assert strip is not None
        assert strip.isVisible()
        assert strip.sentence.text() == "일시 중단: 서버가 받지 않았습니다"
        assert strip.detail.text() == "그 사이에 다른 곳에서 바뀌었습니다."
        _button(stand.page, "console.notice.seen").click()
        assert not strip.isVisible()


async def test_taking_the_room_comes_first() -> None:
    sample = waiting_room()
    sample.proctors[0] = replace(sample.proctors[0], state=ProctorState.SIGNED_IN)
    async with proctor_at(sample) as stand:
        _shown(stand)
        assert _button(stand.page, "proctor.take_duty").isVisible()
        assert not _list(stand).isVisible()


async def test_the_stage_button_does_not_have_the_keyboard_at_first() -> None:
    async with proctor_at(running_room()) as stand:
        _shown(stand)
        stand.page.activateWindow()
        assert stand.page.focusWidget() is not _button(stand.page, "proctor.stage_suspend")


async def test_every_button_has_a_name_for_a_screen_reader() -> None:
    async with proctor_at(running_room()) as stand:
        _shown(stand)
        stand.models.seats.choose("room-301-17")
        nameless = [
            button
            for button in stand.page.findChildren(QAbstractButton)
            if button.isVisibleTo(stand.page) and not (button.text() or button.accessibleName())
        ]
        assert nameless == []
