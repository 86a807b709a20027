"""The remaining time: label and end over each other, then the time, then the eye that hides it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from common.qt.i18n.text import text
from common.qt.i18n.times import countdown_text, duration_text, minute_text
from common.qt.icons import Icon
from common.qt.theme.theme import theme
from common.qt.theme.tokens import Token
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.follow import follow_theme
from common.qt.widgets.icon_button import IconButton
from common.qt.widgets.icon_mark import IconMark
from common.qt.widgets.label import Label

if TYPE_CHECKING:
    from candidate_app.view_models.exam_bar_view_model import ExamBarPicture

_RIGHT = Qt.AlignmentFlag.AlignRight


class RemainingTime(QWidget):
    """No blinking, no growing; running out is a clock and another colour."""

    toggled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = Label(TextStyle.LABEL, Token.MUTED)
        self._end = Label(TextStyle.BODY, Token.MUTED)
        self._added = Label(TextStyle.SMALL, Token.MUTED)
        self._clock = IconMark(Icon.CLOCK, Token.WARN, 22)
        self.time = Label(TextStyle.TIME)
        self.time.setObjectName("exam.remaining")
        self._eye = IconButton(Icon.EYE_OFF)
        self._eye.setObjectName("exam.hide_time")
        self._eye.activated.connect(self.toggled)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        for label in (self._label, self._end, self._added):
            words.addWidget(label, 0, _RIGHT)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addLayout(words)
        row.addWidget(self._clock)
        row.addWidget(self.time)
        row.addWidget(self._eye)
        follow_theme(self._restyle)

    def show_bar(self, picture: ExamBarPicture) -> None:
        """Show the time."""
        provisional = text("candidate.exam.remaining_provisional")
        label = provisional if picture.provisional else text("candidate.exam.remaining")
        self._label.setText(label)
        ends = picture.end_ms is not None and not picture.stands
        end = minute_text(picture.end_ms) if picture.end_ms is not None and ends else ""
        stands = text("candidate.exam.clock_stands") if picture.stands else ""
        self._end.setText(text("candidate.exam.ends", time=end) if ends else stands)
        self._end.setVisible(bool(self._end.text()))
        self._added.setText(text("candidate.exam.added", count=picture.added_min))
        self._added.setVisible(picture.added_min > 0)
        self._show_time(picture)
        self._eye.show_icon(Icon.EYE if picture.hidden else Icon.EYE_OFF)
        eye = "candidate.exam.show_time" if picture.hidden else "candidate.exam.hide_time"
        self._eye.set_name(text(eye))

    def _show_time(self, picture: ExamBarPicture) -> None:
        known = picture.left_s is not None
        shown = countdown_text(picture.left_s) if picture.left_s is not None else "--:--:--"
        self.time.setText(text("candidate.exam.time_hidden") if picture.hidden else shown)
        low = picture.is_low and not picture.hidden
        self.time.set_tone(Token.WARN if low else Token.TEXT)
        self.time.set_style(TextStyle.LABEL if picture.hidden else TextStyle.TIME)
        self._clock.setVisible(low)
        spoken = duration_text(picture.left_s) if known and picture.left_s is not None else ""
        self.time.setAccessibleName(f"{text('candidate.exam.remaining')} {spoken}".strip())

    def _restyle(self) -> None:
        # Digits are of one width: the bar does not dance while the seconds go.
        self.time.setMinimumWidth(theme().px(126))
        self.time.setAlignment(_RIGHT | Qt.AlignmentFlag.AlignVCenter)
