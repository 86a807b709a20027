"""The stage bar of the dashboard, bound to its view-model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget
from typing_extensions import override

from common.console.link.link_status import LinkPhase
from common.console.texts.clock_words import clock_words
from common.console.texts.stage_words import period_stages
from common.qt.i18n.text import text
from common.qt.i18n.times import clock_text
from common.qt.widgets.stage_bar import StageBar
from common.qt.widgets.view import View

if TYPE_CHECKING:
    from chief_app.view_models.head_view_model import HeadPicture, HeadViewModel


class HeadView(View):
    """64 high: centre, stages of the period, rooms that follow, time, link, person."""

    def __init__(self, view_model: HeadViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view_model = view_model
        self._bar = StageBar(side=20)
        self._bar.sound.hide()
        self._bar.stage_button.hide()
        self._bar.place.setObjectName("chief.period")
        self._menu = QMenu(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._bar)
        self._bar.place_requested.connect(self._on_place)
        view_model.changed.connect(self.refresh)
        self.begin()

    @override
    def refresh(self) -> None:
        picture = self._view_model.picture
        subtitle = " · ".join(part for part in (picture.exam, picture.period) if part)
        self._bar.place.set_place(picture.centre, subtitle, has_menu=len(picture.periods) > 1)
        self._bar.steps.set_stages(*period_stages(picture.stage))
        self._bar.set_fact(
            text("chief.head.rooms", rooms=picture.rooms, following=picture.following)
        )
        self._show_clock(picture)
        self._bar.link.set_age(picture.link.shown_age_s)
        person = text("chief.person", name=picture.person)
        self._bar.set_person(person, clock_text(picture.now_ms))

    def _show_clock(self, picture: HeadPicture) -> None:
        if picture.clock is None:
            return
        lost = picture.link.phase is LinkPhase.LOST
        said = clock_words(picture.clock, picture.heard_ms if lost else None)
        self._bar.set_time(said.time, said.label, said.detail, said.tone)

    def _on_place(self) -> None:
        self._menu.clear()
        for period_id, title in self._view_model.picture.periods:
            action = self._menu.addAction(title)
            action.triggered.connect(
                lambda _checked=False, period_id=period_id: self._view_model.choose_period(
                    period_id
                )
            )
        self._menu.popup(self._bar.place.mapToGlobal(QPoint(0, self._bar.place.height())))
