"""The head of every page outside the exam: exam, person, screen settings, the server's time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from candidate_app.views.person_mark import PersonMark
from common.qt.i18n.text import text
from common.qt.i18n.times import clock_text
from common.qt.icons import Icon
from common.qt.theme.theme import theme
from common.qt.theme.tokens import Token
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.bar import Bar
from common.qt.widgets.button import Button
from common.qt.widgets.button_look import ButtonSize
from common.qt.widgets.hairline import Hairline
from common.qt.widgets.label import Label
from common.qt.widgets.view import View

if TYPE_CHECKING:
    from candidate_app.view_models.status_view_model import StatusViewModel

HEIGHT = 64
SIDE = 24
_RIGHT = Qt.AlignmentFlag.AlignRight


class PageHead(View):
    """`settings_wanted` comes when the person wants other colours, size or language."""

    settings_wanted = Signal()

    def __init__(self, view_model: StatusViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view_model = view_model
        self._bar = Bar(HEIGHT, SIDE)
        self._exam, self._period = Label(TextStyle.COUNT), Label(TextStyle.BODY, Token.MUTED)
        self._line = Hairline(Qt.Orientation.Vertical, 40)
        self._person = PersonMark()
        self._settings = Button(size=ButtonSize.S, icon=Icon.SETTINGS)
        self._settings.setObjectName("head.settings")
        self._settings.activated.connect(self.settings_wanted)
        self._time = Label(TextStyle.FACT)
        self._now = Label(TextStyle.BODY, Token.MUTED)
        self._fill()
        view_model.changed.connect(self.refresh)
        self.begin()

    def _fill(self) -> None:
        row = self._bar.row
        row.addLayout(_two(self._exam, self._period))
        row.addSpacing(24)
        row.addWidget(self._line)
        row.addSpacing(20)
        row.addWidget(self._person)
        row.addStretch(1)
        row.addWidget(self._settings)
        row.addSpacing(20)
        row.addWidget(Hairline(Qt.Orientation.Vertical, 40))
        row.addSpacing(20)
        row.addLayout(_two(self._time, self._now, _RIGHT))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._bar)

    @override
    def retranslate(self) -> None:
        """Set the fixed texts."""
        self._settings.setText(text("candidate.display.title"))
        self._settings.set_help("F10")
        self._now.setText(text("candidate.head.now"))

    @override
    def restyle(self) -> None:
        """Digits are of one width; the column is as wide as the longest."""
        self._time.setMinimumWidth(theme().px(72))
        self._time.setAlignment(_RIGHT)

    @override
    def refresh(self) -> None:
        """Show the picture."""
        picture = self._view_model.picture
        self._exam.setText(picture.exam)
        self._period.setText(picture.period)
        self._person.show_person(picture.name, picture.number, picture.seat)
        self._line.setVisible(bool(picture.name))
        self._time.setText(clock_text(picture.now_ms) if picture.now_ms is not None else "--:--:--")


def _two(
    above: QWidget, below: QWidget, align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(1)
    column.addStretch(1)
    column.addWidget(above, 0, align)
    column.addWidget(below, 0, align)
    column.addStretch(1)
    return column
