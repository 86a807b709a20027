"""Where the proctor types the code that releases this seat while the server cannot be reached."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from common.qt.i18n.text import text
from common.qt.widgets.button import Button
from common.qt.widgets.button_look import ButtonKind, ButtonSize
from common.qt.widgets.field_box import FieldSize
from common.qt.widgets.text_field import TextField

if TYPE_CHECKING:
    from candidate_app.view_models.hold_view_model import CodePicture

MOST_TYPED = 12


class CodeEntry(QWidget):
    """``entered`` carries what was typed."""

    entered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = ""
        self._field = TextField(FieldSize.M)
        self._field.box.edit.setObjectName("hold.code")
        self._field.box.edit.setMaxLength(MOST_TYPED)
        self._button = Button(kind=ButtonKind.PLAIN, size=ButtonSize.PANEL)
        self._button.setObjectName("hold.code.enter")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 14, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._field, 1)
        row.addWidget(self._button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._field.submitted.connect(self._on_entered)
        self._button.activated.connect(self._on_entered)

    def retranslate(self) -> None:
        """Set the fixed texts."""
        self._field.set_name(text("candidate.code.label"))
        self._button.setText(text("candidate.code.enter"))

    def show_code(self, picture: CodePicture) -> None:
        """Show what became of the last try."""
        wrong = _wrong(picture)
        if not wrong:
            self._field.show_help(text("candidate.code.help"))
        elif wrong != self._said:
            self._field.show_error(wrong)
        self._said = wrong
        self._button.set_blocked(_wrong(picture) if picture.is_blocked else None)

    def _on_entered(self) -> None:
        words = self._field.words
        self._field.set_words("")
        if words:
            self.entered.emit(words)


def _wrong(picture: CodePicture) -> str:
    if picture.no_more:
        return text("candidate.code.no_more")
    if picture.wait_s:
        return text("candidate.code.wait", seconds=picture.wait_s)
    return text("candidate.code.wrong") if picture.is_wrong else ""
