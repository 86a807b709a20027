"""The head of both consoles: place, stages, the one stage button, time, link, person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from common.qt.i18n.text import text
from common.qt.icons import Icon
from common.qt.theme.tokens import Token
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.bar import Bar
from common.qt.widgets.button import Button
from common.qt.widgets.button_look import ButtonSize
from common.qt.widgets.follow import follow_language
from common.qt.widgets.hairline import Hairline
from common.qt.widgets.icon_button import IconButton
from common.qt.widgets.label import Label
from common.qt.widgets.link_badge import LinkBadge
from common.qt.widgets.place_button import PlaceButton
from common.qt.widgets.stage_steps import StageSteps

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

HEIGHT = 64


class StageBar(Bar):
    """64 high. Set its parts; it emits what the person wants.

    ``place`` (PlaceButton), ``steps`` (StageSteps), ``fact``, ``stage_button``, ``link`` and
    ``sound`` are the parts that a console fills itself.
    """

    stage_requested = Signal()
    place_requested = Signal()
    sound_toggled = Signal(bool)

    def __init__(self, side: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(HEIGHT, side, parent=parent)
        self.place = PlaceButton()
        self.steps = StageSteps()
        self.fact = Label(TextStyle.BODY, Token.MUTED)
        self.stage_button = Button(size=ButtonSize.CONSOLE)
        self.link = LinkBadge()
        self.sound = IconButton(Icon.SOUND_OFF)
        self._time_label = Label(TextStyle.SMALL, Token.MUTED)
        self._time_detail = Label(TextStyle.SMALL, Token.MUTED)
        self._time = Label(TextStyle.TIME)
        self._person = Label(TextStyle.BODY_STRONG)
        self._clock = Label(TextStyle.SMALL, Token.MUTED)
        self._is_loud = False
        self._lay_out()
        self.fact.hide()
        self.place.clicked.connect(self.place_requested)
        self.stage_button.activated.connect(self.stage_requested)
        self.sound.activated.connect(self._on_sound)
        follow_language(self._retranslate)

    def set_stage_button(self, words: str, icon: Icon | None, reason: str | None = None) -> None:
        """The next stage: its verb, and why it is not possible now. Empty words hide it."""
        self.stage_button.setText(words)
        self.stage_button.set_icon(icon)
        self.stage_button.set_blocked(reason)
        self.stage_button.setVisible(bool(words))

    def set_fact(self, words: str) -> None:
        """A word after the stages (the chief's scope); empty hides it."""
        self.fact.setText(words)
        self.fact.setVisible(bool(words))

    def set_time(self, time: str, label: str, detail: str, tone: Token = Token.TEXT) -> None:
        """The time, what it counts, and the moment it counts to."""
        self._time.setText(time)
        self._time.set_tone(tone)
        self._time_label.setText(label)
        self._time_detail.setText(detail)
        self._time.setAccessibleName(f"{label} {time}, {detail}")

    def set_person(self, name: str, clock: str) -> None:
        """Who sits here, and the time of day."""
        self._person.setText(name)
        self._clock.setText(clock)

    def set_loud(self, loud: bool) -> None:
        """Show whether sound is on, without a signal."""
        self._is_loud = loud
        self.sound.show_icon(Icon.SOUND if loud else Icon.SOUND_OFF)
        self._retranslate()

    def _lay_out(self) -> None:
        row = self.row
        right = Qt.AlignmentFlag.AlignRight
        row.addWidget(self.place)
        row.addSpacing(32)
        row.addWidget(self.steps)
        row.addSpacing(12)
        row.addWidget(self.fact)
        row.addWidget(self.stage_button)
        row.addStretch(1)
        row.addSpacing(16)
        row.addLayout(_lines(self._time_label, self._time_detail, right))
        row.addSpacing(12)
        row.addWidget(self._time)
        for part in (self.link, self.sound):
            row.addSpacing(16)
            row.addWidget(Hairline(Qt.Orientation.Vertical, 32))
            row.addSpacing(16 if part is self.link else 8)
            row.addWidget(part)
        row.addSpacing(8)
        row.addLayout(_lines(self._person, self._clock, right))

    def _on_sound(self) -> None:
        self.set_loud(not self._is_loud)
        self.sound_toggled.emit(self._is_loud)

    def _retranslate(self) -> None:
        words = text("common.sound.on") if self._is_loud else text("common.sound.off")
        self.sound.set_name(words)


def _lines(upper: Label, lower: Label, align: Qt.AlignmentFlag) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(4)
    column.addStretch(1)
    column.addWidget(upper, 0, align)
    column.addWidget(lower, 0, align)
    column.addStretch(1)
    return column
