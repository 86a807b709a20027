"""Silhouette or photo, name, exam number and seat: who sits here."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from common.qt.i18n.text import text
from common.qt.theme.tokens import Token
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.label import Label
from common.qt.widgets.photo import Photo


class PersonMark(QWidget):
    """Photo 34x42 and two lines."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._photo = Photo()
        self._name = Label(TextStyle.FACT)
        self._facts = Label(TextStyle.BODY, Token.MUTED)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addStretch(1)
        words.addWidget(self._name)
        words.addWidget(self._facts)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._photo)
        row.addLayout(words)

    def show_person(self, name: str, number: str, seat: str) -> None:
        """Show who sits here; no name hides the whole mark."""
        self._name.setText(name)
        self._facts.setText(text("candidate.exam.person", number=number, seat=seat))
        self._photo.show_picture(None, name)
        self.setVisible(bool(name))
