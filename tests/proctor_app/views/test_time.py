"""Extra time on the proctor's console: dialog, strips, keyboard, and what is sent."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, TypeVar

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox

from common.console.widgets.proposal_dialog import ProposalDialog
from common.console.widgets.reason_dialog import ReasonDialog
from common.console.widgets.time_dialog import TimeDialog, minutes_of
from common.protocol.time import AddTime, DecideProposal, ProposalChanged, UndoTime
from common.protocol.time_rows import ProposalKind
from common.protocol.vocabulary import Role, TimePart
from common.qt.widgets.button import Button
from common.qt.widgets.label import Label
from common.qt.widgets.overlay_dialog import OverlayDialog
from installers.dev.console_rooms import running_room
from installers.dev.console_samples import MINUTE, NOW_MS
from installers.dev.console_time_scenes import cut, given, outage
from tests.helpers.pictures import SMALL
from tests.proctor_app.stands import ProctorStand, proctor_at

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

D = TypeVar("D", bound=OverlayDialog)
W = TypeVar("W", bound="QWidget")


async def _opened(stand: ProctorStand, name: str, kind: type[D]) -> D:
    stand.page.resize(*SMALL)
    stand.page.show()
    _find(stand.page, Button, name).activated.emit()
    for _ in range(5):
        await asyncio.sleep(0)
    return _find(stand.page, kind, "")


def _find(page: QWidget, kind: type[W], name: str) -> W:
    found: W | None = page.findChild(kind, name) if name else page.findChild(kind)
    assert found is not None, name
    return found


def _type(dialog: OverlayDialog, words: str) -> None:
    assert dialog.first_focus is not None
    QTest.keyClicks(dialog.first_focus, words)


def _is_blocked(dialog: OverlayDialog, name: str) -> bool:
    return _find(dialog, Button, name).is_blocked


def _press(dialog: OverlayDialog, name: str) -> None:
    _find(dialog, Button, name).activated.emit()


async def test_the_whole_room_gets_time_by_keyboard() -> None:
    async with proctor_at(running_room()) as stand:
        dialog = await _opened(stand, "console.time.open", TimeDialog)
        assert _is_blocked(dialog, "console.time.confirm")
        _type(dialog, "5")
        _press(dialog, "console.time.preset[0]")
        assert not _is_blocked(dialog, "console.time.confirm")
        QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        await stand.settle()
        assert stand.sent == AddTime(
            period_id="period-1",
            room_ids=("room-301",),
            part=TimePart.INCIDENT,
            delta_ms=5 * MINUTE,
            reason="방송·음향 문제",
            version=0,
        )


async def test_one_and_a_selection() -> None:
    async with proctor_at(running_room()) as stand:
        stand.models.seats.choose("room-301-2")
        stand.changed()
        dialog = await _opened(stand, "proctor.action.time", TimeDialog)
        _press(dialog, "console.time.shortcut[10]")
        _press(dialog, "console.time.preset[1]")
        _find(dialog, QCheckBox, "console.time.line.4").click()
        _press(dialog, "console.time.confirm")
        await stand.settle()
        assert isinstance(stand.sent, AddTime)
        assert stand.sent.attempt_ids == ("room-301-2", "room-301-4")
        assert stand.sent.room_ids == ()
        assert stand.sent.delta_ms == 10 * MINUTE


async def test_the_measured_outage_is_one_click_and_one_to_confirm() -> None:
    sample = running_room()
    async with proctor_at(sample) as stand:
        for place, minutes in ((1, 1.2), (5, 3.5)):
            stand.give(cut(sample, place, minutes))
        dialog = await _opened(stand, "console.time.open", TimeDialog)
        _press(dialog, "console.time.use_measured")
        assert stand.session.sent == [], "a person confirms"
        _press(dialog, "console.time.confirm")
        await stand.settle()
        assert isinstance(stand.sent, AddTime)
        assert stand.sent.attempt_ids == ("room-301-2", "room-301-6")
        assert (stand.sent.delta_ms, stand.sent.reason) == (4 * MINUTE, "네트워크 끊김")


async def test_an_open_dialog_shows_what_others_give_meanwhile() -> None:
    sample = running_room()
    async with proctor_at(sample) as stand:
        stand.give(cut(sample, 1, 2.0))
        dialog = await _opened(stand, "console.time.open", TimeDialog)
        use = _find(dialog, Button, "console.time.use_measured")
        assert use.isVisibleTo(dialog)
        stand.give(given(sample, "staff-2", Role.PROCTOR))
        stand.changed()
        shown = [label.text() for label in dialog.findChildren(Label) if label.isVisibleTo(dialog)]
        assert any("이미 줌" in words and "방송·음향 문제" in words for words in shown), shown
        assert not use.isVisibleTo(dialog), "those two minutes are dealt with"


async def test_escape_gives_nothing() -> None:
    async with proctor_at(running_room()) as stand:
        dialog = await _opened(stand, "console.time.open", TimeDialog)
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        await stand.settle()
        assert stand.session.sent == []


async def test_a_preview_knows_the_newest_act_of_the_room() -> None:
    sample = running_room()
    async with proctor_at(sample) as stand:
        stand.give(given(sample, "staff-2", Role.PROCTOR))
        dialog = await _opened(stand, "console.time.open", TimeDialog)
        _press(dialog, "console.time.shortcut[5]")
        _press(dialog, "console.time.preset[0]")
        _press(dialog, "console.time.confirm")
        await stand.settle()
        assert isinstance(stand.sent, AddTime)
        assert stand.sent.version == NOW_MS - 5_000


async def test_the_own_act_is_undone_with_a_reason() -> None:
    sample = running_room()
    async with proctor_at(sample) as stand:
        stand.give(given(sample, "staff-2", Role.PROCTOR))
        assert stand.models.time.picture.undo is None, "somebody else's"
        stand.give(given(sample, "staff-1", Role.PROCTOR, number=2))
        dialog = await _opened(stand, "console.time.undo", ReasonDialog)
        _press(dialog, "console.time.undo.preset[0]")
        _press(dialog, "console.time.undo.confirm")
        await stand.settle()
        assert stand.sent == UndoTime(act_id="act-2", reason="잘못 눌렀음", version=NOW_MS - 5_000)


async def test_an_act_that_was_seen_is_offered_no_more() -> None:
    sample = running_room()
    async with proctor_at(sample) as stand:
        stand.give(given(sample, "staff-1", Role.PROCTOR))
        assert stand.models.time.picture.undo is not None
        stand.page.resize(*SMALL)
        stand.page.show()
        _find(stand.page, Button, "console.time.keep").activated.emit()
        assert stand.models.time.picture.undo is None


async def test_an_outage_is_given_back_in_one_click_and_refused_with_a_reason() -> None:
    sample = running_room()
    async with proctor_at(sample) as stand:
        stand.give(outage(sample))
        dialog = await _opened(stand, "console.proposal.decide", ProposalDialog)
        assert _is_blocked(dialog, "console.proposal.no")
        _press(dialog, "console.proposal.yes")
        await stand.settle()
        assert stand.sent == DecideProposal(
            proposal_id="proposal-1", approved=True, version=0, reason="서버 중단"
        )
        dialog = await _opened(stand, "console.proposal.decide", ProposalDialog)
        _type(dialog, "!")
        _press(dialog, "console.proposal.no")
        await stand.settle()
        assert isinstance(stand.sent, DecideProposal)
        assert (stand.sent.approved, stand.sent.reason) == (False, "서버 중단!")


async def test_the_word_of_a_ups_is_told_apart_from_seats_that_went() -> None:
    sample = running_room()
    proposal = outage(sample, kind=ProposalKind.POWER_CUT).proposal
    told = replace(proposal, until_ms=proposal.since_ms + 200)
    async with proctor_at(sample) as stand:
        stand.give(ProposalChanged(proposal=told))
        dialog = await _opened(stand, "console.proposal.decide", ProposalDialog)
        assert "비상 전원" in dialog.accessibleName()
        _press(dialog, "console.proposal.later")
        await stand.settle()
        stand.give(ProposalChanged(proposal=replace(proposal, version=1)))
        stand.changed()
        dialog = await _opened(stand, "console.proposal.decide", ProposalDialog)
        assert "한꺼번에 끊겼습니다" in dialog.accessibleName()


def test_minutes_are_read_as_people_type_them() -> None:
    words = ("5", " 10 ", "-3", "−3", "", "x", "181", "1.5")
    assert [minutes_of(w) for w in words] == [5, 10, -3, -3, 0, 0, 0, 0]
