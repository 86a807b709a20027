"""Proposing to open a mistaken hand-in again, from the panel and by the keyboard."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from common.console.widgets.reason_dialog import ReasonDialog
from common.protocol.candidates import ProposeReopening
from common.protocol.time import ProposalChanged
from common.protocol.time_rows import ProposalState
from common.qt.widgets.button import Button
from common.qt.widgets.label import Label
from common.qt.widgets.paragraph import Paragraph
from installers.dev import console_reopen_scenes as scenes
from installers.dev.console_rooms import running_room
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
    return "\n".join(label.text() for label in labels if label.isVisibleTo(page))


def _choose(stand: ProctorStand) -> None:
    stand.page.resize(*SMALL)
    stand.page.show()
    stand.models.seats.choose(scenes.HANDED_IN)
    stand.give(scenes.handed_in(stand.sample))


async def _dialog(stand: ProctorStand) -> ReasonDialog:
    _button(stand.page, "proctor.action.reopen").activated.emit()
    for _ in range(5):
        await asyncio.sleep(0)
    found: ReasonDialog | None = stand.page.findChild(ReasonDialog)
    assert found is not None
    return found


async def test_it_is_proposed_with_a_reason_by_keyboard() -> None:
    async with proctor_at(running_room()) as stand:
        _choose(stand)
        dialog = await _dialog(stand)
        assert "2번 권유나" in dialog.accessibleName()
        assert _button(dialog, "proctor.reopen.confirm").is_blocked
        field = dialog.findChild(QLineEdit, "proctor.reopen.text")
        assert field is not None
        assert field.accessibleName() == "사유"
        _button(dialog, "proctor.reopen.preset[0]").activated.emit()
        QTest.keyClick(field, Qt.Key.Key_Return)
        await stand.settle()
        row = scenes.handed_in(stand.sample).candidate
        assert stand.sent == ProposeReopening(
            attempt_id=scenes.HANDED_IN, version=row.version, reason="제출을 잘못 누름"
        )


async def test_escape_proposes_nothing() -> None:
    async with proctor_at(running_room()) as stand:
        _choose(stand)
        QTest.keyClick(await _dialog(stand), Qt.Key.Key_Escape)
        await stand.settle()
        assert stand.session.sent == []


async def test_who_writes_has_nothing_to_reopen_and_no_line_says_so() -> None:
    async with proctor_at(running_room()) as stand:
        stand.page.resize(*SMALL)
        stand.page.show()
        stand.models.seats.choose(scenes.HANDED_IN)
        stand.changed()
        assert _button(stand.page, "proctor.action.reopen").is_blocked
        assert "제출 되돌리기:" not in _words(stand.page)


async def test_the_proctor_sees_that_it_waits_and_what_was_decided() -> None:
    async with proctor_at(running_room()) as stand:
        _choose(stand)
        row = scenes.proposed(stand.sample)
        stand.give(ProposalChanged(proposal=row))
        assert "결정 대기" in _words(stand.page)
        assert _button(stand.page, "proctor.action.reopen").is_blocked
        assert stand.models.time.picture.proposal is None, "the chief decides"
        rejected = scenes.decided(row, ProposalState.REJECTED, "두 번 확인함")
        stand.give(ProposalChanged(proposal=rejected))
        assert "제출 되돌리기 반려: 두 번 확인함" in _words(stand.page)
        assert not _button(stand.page, "proctor.action.reopen").is_blocked
