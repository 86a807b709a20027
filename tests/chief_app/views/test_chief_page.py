"""The dashboard's widgets: the dialog of a gate, the cards, the ids that tools look for."""

import asyncio

from msgspec.structs import replace
from PySide6.QtWidgets import QAbstractButton, QWidget

from chief_app.views.board_grid import BoardGrid
from chief_app.views.gate_dialog import GateDialog
from chief_app.views.room_card import RoomCard
from common.protocol.stages import ChangePeriodStage
from common.protocol.vocabulary import ProctorState, Stage
from common.qt.widgets.button import Button
from common.qt.widgets.check_box import CheckBox
from installers.dev import console_rooms as rooms
from tests.chief_app.stands import ChiefStand, chief_at
from tests.helpers.pictures import LARGE


def _button(page: QWidget, name: str) -> Button:
    found = page.findChild(Button, name)
    assert found is not None, name
    return found


def _shown(stand: ChiefStand) -> None:
    stand.page.resize(*LARGE)
    stand.page.show()


async def _dialog(stand: ChiefStand) -> GateDialog:
    _button(stand.page, "chief.gate_next").activated.emit()
    for _ in range(5):
        await asyncio.sleep(0)
    dialog = stand.page.window().findChild(GateDialog)
    assert dialog is not None
    return dialog


async def test_a_room_in_the_way_has_to_be_left_out_by_name() -> None:
    sample = rooms.centre(Stage.SEALED_IN)
    sample.proctors[2] = replace(sample.proctors[2], state=ProctorState.ASSIGNED)
    async with chief_at(sample) as stand:
        _shown(stand)
        dialog = await _dialog(stand)
        confirm = _button(dialog, "chief.gate_confirm")
        assert confirm.reason == "근무 시작 전인 시험실: 203호"
        box = dialog.findChild(CheckBox, "chief.gate_exclude.203호")
        assert box is not None
        box.click()
        assert not confirm.is_blocked
        confirm.click()
        await stand.settle()
        assert isinstance(stand.sent, ChangePeriodStage)
        assert stand.sent.excluded_rooms == ("room-203",)


async def test_ending_early_wants_a_reason_while_somebody_writes() -> None:
    async with chief_at(rooms.centre()) as stand:
        _shown(stand)
        dialog = await _dialog(stand)
        assert _button(dialog, "chief.gate_confirm").is_blocked
        dialog.finish(None)
        await stand.settle()
        assert stand.session.sent == []


async def test_when_all_have_handed_in_the_true_reason_stands_there() -> None:
    sample = rooms.centre()
    for key, row in sample.candidates.items():
        if row.started_ms is not None:
            rooms.submit(sample, key, 60)
    async with chief_at(sample) as stand:
        _shown(stand)
        dialog = await _dialog(stand)
        _button(dialog, "chief.gate_confirm").click()
        await stand.settle()
        assert isinstance(stand.sent, ChangePeriodStage)
        assert (stand.sent.to, stand.sent.reason) == (Stage.ENDING, "모든 수험자가 제출했습니다.")


async def test_escape_changes_nothing() -> None:
    async with chief_at(rooms.centre(Stage.READY)) as stand:
        _shown(stand)
        dialog = await _dialog(stand)
        dialog.finish(None)
        await stand.settle()
        assert stand.session.sent == []


async def test_a_room_keeps_its_place_for_a_while_though_it_becomes_hot() -> None:
    async with chief_at(rooms.centre()) as stand:
        _shown(stand)
        grid = stand.page.findChild(BoardGrid)
        assert grid is not None
        before = _places(grid)
        rooms.lock(stand.sample, "room-403-1")
        row = replace(stand.sample.candidates["room-403-1"], version=9)
        stand.sample.candidates["room-403-1"] = row
        stand.welcome()
        assert _places(grid) == before
        card = grid.findChild(RoomCard, "chief.room.403호")
        assert card is not None
        assert "잠금" in card.accessibleName()


def _places(grid: BoardGrid) -> dict[str, tuple[int, int]]:
    cards = grid.findChildren(RoomCard)
    return {card.objectName(): (card.x(), card.y()) for card in cards}


async def test_the_ids_that_tools_look_for_are_there() -> None:
    async with chief_at(rooms.centre()) as stand:
        _shown(stand)
        names = {child.objectName() for child in stand.page.findChildren(QWidget)}
        wanted = {"chief.gate_next", "chief.gate_suspend", "chief.total.submitted"}
        assert wanted | {f"chief.room.{name}" for name, *_ in rooms.CENTRE} <= names


async def test_every_button_has_a_name_for_a_screen_reader() -> None:
    async with chief_at(rooms.centre()) as stand:
        _shown(stand)
        nameless = [
            button
            for button in stand.page.findChildren(QAbstractButton)
            if button.isVisibleTo(stand.page) and not (button.text() or button.accessibleName())
        ]
        assert nameless == []
