"""Extra time on the chief's dashboard: rooms, all, kinds."""

from __future__ import annotations

import asyncio

from PySide6.QtWidgets import QCheckBox, QPushButton

from common.console.widgets.time_dialog import TimeDialog
from common.protocol.time import AddTime
from common.protocol.vocabulary import TimePart
from common.qt.widgets.button import Button
from installers.dev.console_rooms import centre
from installers.dev.console_samples import MINUTE
from tests.chief_app.stands import ChiefStand, chief_at


async def _dialog(stand: ChiefStand) -> TimeDialog:
    stand.page.resize(1366, 768)
    stand.page.show()
    _press(stand.page.findChild(Button, "console.time.open"))
    for _ in range(5):
        await asyncio.sleep(0)
    found = stand.page.findChild(TimeDialog)
    assert found is not None
    return found


def _press(button: Button | None) -> None:
    assert button is not None
    button.activated.emit()


def _give(dialog: TimeDialog) -> None:
    for name in ("shortcut[10]", "preset[2]", "confirm"):
        _press(dialog.findChild(Button, f"console.time.{name}"))


async def test_everybody_gets_planned_time() -> None:
    async with chief_at(centre()) as stand:
        dialog = await _dialog(stand)
        planned = next(b for b in dialog.findChildren(QPushButton) if b.text() == "계획")
        planned.click()
        _give(dialog)
        await stand.settle()
        assert stand.sent == AddTime(
            period_id="period-1",
            everybody=True,
            part=TimePart.PLANNED,
            delta_ms=10 * MINUTE,
            reason="네트워크 끊김",
            version=0,
        )


async def test_some_rooms_get_time() -> None:
    async with chief_at(centre()) as stand:
        dialog = await _dialog(stand)
        box = dialog.findChild(QCheckBox, "console.time.all")
        assert box is not None
        box.click()
        for room in ("203호", "301호"):
            line = dialog.findChild(QCheckBox, f"console.time.line.{room}")
            assert line is not None
            line.click()
        _give(dialog)
        await stand.settle()
        assert isinstance(stand.sent, AddTime)
        assert (stand.sent.everybody, stand.sent.attempt_ids) == (False, ())
        names = {room.room_id: room.room_name for room in stand.sample.rooms}
        assert {names[room_id] for room_id in stand.sent.room_ids} == {"203호", "301호"}
