"""Where the answers are safe: icon and word, over the moment the server had them all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from candidate_app.view_models.exam_bar_view_model import SaveState
from common.qt.i18n.text import text
from common.qt.i18n.times import clock_text
from common.qt.icons import Icon
from common.qt.theme.tokens import Token
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.label import Label
from common.qt.widgets.status_mark import StatusMark

if TYPE_CHECKING:
    from candidate_app.view_models.exam_bar_view_model import ExamBarPicture

_RIGHT = Qt.AlignmentFlag.AlignRight


class SaveBadge(QWidget):
    """Two lines, flush right.

    Each claims only what is known: the first where the answers are now, the second when the server
    last acknowledged all that had been given.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.mark = StatusMark(style=TextStyle.SECTION)
        self.mark.setObjectName("exam.saved")
        self._time = Label(TextStyle.BODY, Token.MUTED)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addStretch(1)
        column.addWidget(self.mark, 0, _RIGHT)
        column.addWidget(self._time, 0, _RIGHT)
        column.addStretch(1)

    def show_bar(self, picture: ExamBarPicture) -> None:
        """Show what is known of the answers."""
        words, token, icon = _state(picture)
        self.mark.show_state(words, token, icon)
        saved_ms = picture.saved_ms
        time = clock_text(saved_ms) if saved_ms is not None else ""
        self._time.setText(text("candidate.exam.save_at", time=time) if time else "")
        self._time.setVisible(bool(time))
        self.setAccessibleName(f"{words} {self._time.text()}".strip())


def _state(picture: ExamBarPicture) -> tuple[str, Token, Icon]:
    match picture.save:
        case SaveState.NOTHING:
            return text("candidate.exam.save_nothing"), Token.MUTED, Icon.CIRCLE_DASHED
        case SaveState.SAVED:
            return text("candidate.exam.save_saved"), Token.OK, Icon.CHECK
        case SaveState.SAVING:
            return text("candidate.exam.save_saving"), Token.MUTED, Icon.HOURGLASS
        case SaveState.KEPT:
            icon = Icon.CHECK if picture.online else Icon.PLUG_OFF
            return text("candidate.exam.save_kept"), Token.OFFLINE, icon
        case SaveState.NOT_KEPT:
            return text("candidate.exam.save_not_kept"), Token.DANGER, Icon.WARN
