"""The one-time code for a seat that is cut off: the button, and the code large enough to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from common.crypto.release_code import as_written
from common.qt.i18n.text import text
from common.qt.theme.tokens import Token
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.button import Button
from common.qt.widgets.button_look import ButtonSize
from common.qt.widgets.label import Label
from common.qt.widgets.paragraph import Paragraph

if TYPE_CHECKING:
    from proctor_app.view_models.candidate_view_model import CandidatePicture


class SpotCode(QWidget):
    """There only while the seat is cut off and held. ``asked`` comes when the code is wanted."""

    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._button = Button(size=ButtonSize.PANEL)
        self._button.setObjectName("proctor.action.code")
        self._button.activated.connect(self.asked)
        self._code = Label(TextStyle.TITLE)
        self._code.setObjectName("proctor.code")
        self._code.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._how = Paragraph(TextStyle.SMALL, Token.MUTED)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(6)
        for part in (self._button, self._code, self._how):
            column.addWidget(part)

    def show_code(self, picture: CandidatePicture, held_up: str) -> None:
        """Show the button, or the code once the server has told it."""
        self.setVisible(picture.spot is not None)
        self._button.setText(text("console.act.code"))
        self._button.set_blocked(held_up or None)
        self._button.setVisible(not picture.code)
        self._code.setText(as_written(picture.code))
        self._how.setText(text("proctor.code.how"))
        for part in (self._code, self._how):
            part.setVisible(bool(picture.code))
