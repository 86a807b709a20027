"""The stage bar of a room, bound to its view-model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget
from typing_extensions import override

from common.console.link.link_status import LinkPhase
from common.console.rows.stage_step import StepKind
from common.console.texts.clock_words import clock_words
from common.console.texts.say import fault_texts
from common.console.texts.stage_words import room_stages, step_icon, step_words
from common.console.widgets.reason_dialog import ReasonDialog, ReasonQuestion
from common.qt.dialogs import ask
from common.qt.i18n.text import text
from common.qt.i18n.times import clock_text
from common.qt.icons import Icon
from common.qt.tasks import starter
from common.qt.widgets.button_look import ButtonKind
from common.qt.widgets.stage_bar import StageBar
from common.qt.widgets.view import View

if TYPE_CHECKING:
    from common.core.tasks import TaskScope
    from proctor_app.view_models.stage_view_model import StagePicture, StageViewModel

SUSPEND_PRESETS = 3


class StageView(View):
    """64 high: the room, its stages, the one stage button, time, link and person."""

    def __init__(
        self, view_model: StageViewModel, tasks: TaskScope, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._view_model = view_model
        self._bar = StageBar()
        self._bar.sound.hide()
        self._menu = QMenu(self)
        self._bar.place.setObjectName("proctor.room")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._bar)
        self._bar.stage_requested.connect(starter(tasks, "stage", self._take_step))
        self._bar.place_requested.connect(self._on_place)
        view_model.changed.connect(self.refresh)
        self.begin()

    @override
    def refresh(self) -> None:
        picture = self._view_model.picture
        subtitle = " · ".join(part for part in (picture.exam, picture.period) if part)
        self._bar.place.set_place(picture.room, subtitle, has_menu=len(picture.rooms) > 1)
        self._bar.steps.set_stages(*room_stages(picture.stage))
        self._show_button(picture)
        self._show_clock(picture)
        self._bar.link.set_age(picture.link.shown_age_s)
        person = text("proctor.person", name=picture.person)
        self._bar.set_person(person, clock_text(picture.now_ms))

    def _show_button(self, picture: StagePicture) -> None:
        bar, step = self._bar, picture.step
        if picture.may_sign_off:
            bar.stage_button.setObjectName("proctor.sign_off")
            bar.set_stage_button(text("proctor.duty.sign_off"), Icon.CHECK, _blocked(picture, ""))
            return
        if step is None:
            bar.set_stage_button("", None)
            return
        if picture.held_by_chief:
            bar.stage_button.setObjectName("proctor.stage_suspend")
            why = text("console.step.held_by_chief")
            bar.set_stage_button(text("console.step.resume"), Icon.PLAY, why)
            return
        is_next = step.kind is StepKind.NEXT
        bar.stage_button.setObjectName("proctor.stage_next" if is_next else "proctor.stage_suspend")
        why = " ".join(fault_texts(step.reasons))
        bar.set_stage_button(step_words(step), step_icon(step), _blocked(picture, why))
        bar.stage_button.set_kind(ButtonKind.PRIMARY if is_next else ButtonKind.PLAIN)

    def _show_clock(self, picture: StagePicture) -> None:
        if picture.clock is None:
            return
        lost = picture.link.phase is LinkPhase.LOST
        said = clock_words(picture.clock, picture.heard_ms if lost else None)
        self._bar.set_time(said.time, said.label, said.detail, said.tone)

    def _on_place(self) -> None:
        self._menu.clear()
        for room_id, name in self._view_model.picture.rooms:
            action = self._menu.addAction(name)
            action.triggered.connect(
                lambda _checked=False, room_id=room_id: self._view_model.choose_room(room_id)
            )
        if len(self._view_model.picture.rooms) > 1:
            self._menu.popup(self._bar.place.mapToGlobal(QPoint(0, self._bar.place.height())))

    async def _take_step(self) -> None:
        picture = self._view_model.picture
        if picture.may_sign_off:
            self._view_model.sign_off()
        elif picture.step is not None and picture.step.kind is StepKind.SUSPEND:
            reason = await ask(ReasonDialog(self.window(), _suspend_question()))
            if isinstance(reason, str):
                self._view_model.take_step(reason)
        else:
            self._view_model.take_step()


def _blocked(picture: StagePicture, why: str) -> str | None:
    if not picture.link.may_command:
        return text("console.link.no_commands")
    return why or None


def _suspend_question() -> ReasonQuestion:
    return ReasonQuestion(
        name="proctor.suspend",
        title=text("proctor.suspend.title"),
        body=text("proctor.suspend.body"),
        presets=tuple(text(f"console.suspend.preset_{n}") for n in range(SUSPEND_PRESETS)),
        act=text("console.step.suspend"),
    )
