"""Moving a candidate on the proctor's console: two clicks, the keyboard, what is sent and shown."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from common.console.rows.seat_item import seat_item
from common.console.widgets.move_dialog import MoveDialog
from common.protocol.candidates import CandidateChanged, ReleaseHold
from common.protocol.move_rows import MoveState, PcState
from common.protocol.moves import AskFreeSeats, MoveChanged, MoveSeat
from common.protocol.time import DecideProposal, ProposalChanged
from common.protocol.time_rows import LostTime, ProposalKind
from common.protocol.vocabulary import HoldKind
from common.qt.widgets.button import Button
from common.qt.widgets.label import Label
from common.qt.widgets.paragraph import Paragraph
from installers.dev.console_move_scenes import MOVED, SEATS, free_seats, move
from installers.dev.console_rooms import running_room
from installers.dev.console_samples import NOW_MS, hold
from installers.dev.console_time_scenes import outage
from tests.helpers.pictures import SMALL
from tests.proctor_app.stands import ProctorStand, proctor_at

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def _button(page: QWidget, name: str) -> Button:
    found = page.findChild(Button, name)
    assert found is not None, name
    return found


def _words(page: QWidget) -> str:
    labels = [*page.findChildren(Label), *page.findChildren(Paragraph)]
    return "\n".join(label.text() for label in labels)


async def _opened(stand: ProctorStand) -> MoveDialog:
    """The first click: the act in the panel of the chosen candidate."""
    stand.page.resize(*SMALL)
    stand.page.show()
    stand.models.seats.choose(MOVED)
    _button(stand.page, "proctor.action.move").activated.emit()
    for _ in range(5):
        await asyncio.sleep(0)
    dialog: MoveDialog | None = stand.page.findChild(MoveDialog)
    assert dialog is not None
    return dialog


async def test_two_clicks_move_a_candidate_to_the_suggested_seat() -> None:
    async with proctor_at(running_room()) as stand:
        dialog = await _opened(stand)
        assert stand.session.sent == [AskFreeSeats(attempt_id=MOVED)]
        confirm = _button(dialog, "console.move.confirm")
        assert confirm.is_blocked, "no seat is known yet"
        stand.give(free_seats())
        assert confirm.text() == "41번으로 이동"
        confirm.activated.emit()
        await stand.settle()
        row = stand.sample.candidates[MOVED]
        assert stand.sent == MoveSeat(
            attempt_id=MOVED, seat_id="seat-41", version=row.version, reason="PC 고장"
        )


async def test_the_preview_says_what_will_happen_and_why_this_seat() -> None:
    async with proctor_at(running_room()) as stand:
        dialog = await _opened(stand)
        stand.give(free_seats())
        words = _words(dialog)
        for part in ("41번을 권합니다", "43번은 안 됩니다", "‘이동됨’", "1분 35초", "사고 시간"):
            assert part in words, part


async def test_another_seat_and_another_reason() -> None:
    async with proctor_at(running_room()) as stand:
        dialog = await _opened(stand)
        stand.give(free_seats())
        _button(dialog, "console.move.seat[42]").activated.emit()
        _button(dialog, "console.move.preset[2]").activated.emit()
        assert "42번" in _button(dialog, "console.move.confirm").text()
        # the seat is taken by somebody else meanwhile: the next one is suggested
        stand.give(free_seats(seats=(SEATS[0], replace(SEATS[1], pc=PcState.BUSY))))
        _button(dialog, "console.move.confirm").activated.emit()
        await stand.settle()
        assert isinstance(stand.sent, MoveSeat)
        assert (stand.sent.seat_id, stand.sent.reason) == ("seat-41", "자리 환경 문제")


async def test_by_keyboard_and_the_safe_way_out() -> None:
    async with proctor_at(running_room()) as stand:
        dialog = await _opened(stand)
        stand.give(free_seats())
        assert dialog.accessibleName()
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        await stand.settle()
        assert isinstance(stand.sent, AskFreeSeats), "nobody was moved"
        dialog = await _opened(stand)
        stand.give(free_seats())
        confirm = _button(dialog, "console.move.confirm")
        assert dialog.first_focus is confirm
        QTest.keyClick(confirm, Qt.Key.Key_Space)
        await stand.settle()
        assert isinstance(stand.sent, MoveSeat)


async def test_no_free_seat_is_said_and_nothing_can_be_sent() -> None:
    async with proctor_at(running_room()) as stand:
        dialog = await _opened(stand)
        stand.give(free_seats(seats=()))
        assert _button(dialog, "console.move.confirm").is_blocked
        assert "빈자리가 없습니다" in _words(dialog)


async def test_a_move_under_way_says_so_and_is_called_off() -> None:
    async with proctor_at(running_room()) as stand:
        stand.page.resize(*SMALL)
        stand.page.show()
        row = stand.sample.candidates[MOVED]
        held = replace(row, holds=(hold(HoldKind.MOVE, 40, "PC 고장"),), version=98)
        stand.give(CandidateChanged(candidate=held))
        stand.give(MoveChanged(move=move()))
        stand.models.seats.choose(MOVED)
        view = stand.content.state.view
        assert view is not None
        item = seat_item(view, MOVED, NOW_MS)
        assert item is not None
        assert item.seat == "41"
        assert "새 PC 로그인 대기" in _words(stand.page)
        release = _button(stand.page, "proctor.action.release")
        assert release.text() == "이동 취소"
        release.activated.emit()
        await stand.settle()
        assert isinstance(stand.sent, ReleaseHold)
        assert (stand.sent.kind, stand.sent.version) == (HoldKind.MOVE, 98)
        stand.give(MoveChanged(move=move(MoveState.CANCELLED, version=99)))
        item = seat_item(view, MOVED, NOW_MS)
        assert item is not None
        assert item.seat == "2"


async def test_the_lost_time_is_offered_to_a_person() -> None:
    sample = running_room()
    async with proctor_at(sample) as stand:
        lost = (LostTime(attempt_id=MOVED, lost_ms=95_000),)
        about = outage(sample, kind=ProposalKind.PC_FAILURE).proposal
        stand.give(ProposalChanged(proposal=replace(about, lost=lost)))
        offer = stand.models.time.picture.proposal
        assert offer is not None
        assert (offer.reached, offer.who) == (1, "2")
        stand.page.resize(*SMALL)
        stand.page.show()
        _button(stand.page, "console.proposal.decide").activated.emit()
        for _ in range(5):
            await asyncio.sleep(0)
        _button(stand.page, "console.proposal.yes").activated.emit()
        await stand.settle()
        assert isinstance(stand.sent, DecideProposal)
        assert stand.sent.reason == "PC 고장"
