"""The button that opens the time dialog: for the room on the screen, or for all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from common.console.rows.time_plan import TimeAsk
from common.console.widgets.time_dialog import TimeDialog, TimeQuestion
from common.qt.dialogs import ask
from common.qt.i18n.text import text
from common.qt.icons import Icon
from common.qt.tasks import starter
from common.qt.widgets.button import Button
from common.qt.widgets.button_look import ButtonSize
from common.qt.widgets.view import View

if TYPE_CHECKING:
    from common.console.time_view_model import TimeViewModel
    from common.core.tasks import TaskScope


class TimeButton(View):
    """``click`` ticks everybody; ``open_for`` one."""

    def __init__(
        self, view_model: TimeViewModel, tasks: TaskScope, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._view_model = view_model
        self._chosen: frozenset[str] | None = None
        self._button = Button(size=ButtonSize.CONSOLE, icon=Icon.CLOCK)
        self._button.setObjectName("console.time.open")
        self._start = starter(tasks, "time", self._ask)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._button)
        self._button.activated.connect(self._on_all)
        view_model.changed.connect(self.refresh)
        self.begin()

    def click(self) -> None:
        """Do what the button does, if it may."""
        self._button.click()

    def open_for(self, key: str) -> None:
        """Open the dialog with one line ticked."""
        self._chosen = frozenset({key})
        self._start()

    @override
    def refresh(self) -> None:
        picture = self._view_model.picture
        self._button.setText(text("console.time.open"))
        link = "" if picture.may_command else text("console.link.no_commands")
        self._button.set_blocked(link or None)
        self.setVisible(picture.may_give)

    def _on_all(self) -> None:
        self._chosen = None
        self._start()

    async def _ask(self) -> None:
        model = self._view_model
        part, chosen = model.parts[0], self._chosen
        if chosen is None:
            plan = model.plan(TimeAsk(part, 0, frozenset()))
            chosen = frozenset(line.key for line in plan.lines)
        question = TimeQuestion(text("console.time.title"), model.parts, chosen)
        dialog = TimeDialog(self.window(), question, model.plan)
        model.changed.connect(dialog.refresh)
        answer = await ask(dialog)
        if isinstance(answer, TimeAsk):
            model.give(answer)
