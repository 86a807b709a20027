"""What to do, in order: a number in a ring, a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from common.qt.theme.theme import theme
from common.qt.theme.tokens import Token
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.follow import follow_theme
from common.qt.widgets.painting import CENTER, BoxLook, paint_box, painter_of
from common.qt.widgets.paragraph import Paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

RING = 24


class NumberedSteps(QWidget):
    """As many rows as there are sentences."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[QWidget, Paragraph]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)

    def show_steps(self, sentences: Sequence[str]) -> None:
        """Show other sentences."""
        while len(self._rows) < len(sentences):
            self._add(len(self._rows) + 1)
        for at, (row, words) in enumerate(self._rows):
            row.setVisible(at < len(sentences))
            if at < len(sentences):
                words.setText(sentences[at])

    def _add(self, number: int) -> None:
        words = Paragraph(TextStyle.LEAD)
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(14)
        line.addWidget(_Ring(number), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(words, 1)
        self._rows.append((row, words))
        self._column.addWidget(row)


class _Ring(QWidget):
    """A number in a ring."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number
        follow_theme(self._restyle)

    def _restyle(self) -> None:
        self.setFixedSize(theme().px(RING), theme().px(RING))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_of(self)
        look = BoxLook(border=theme().color(Token.MARK_RING))
        paint_box(painter, self.rect(), self.width() / 2, look)
        painter.setFont(theme().font(TextStyle.BODY))
        painter.setPen(theme().color(Token.TEXT))
        painter.drawText(QRectF(self.rect()), CENTER, str(self._number))
