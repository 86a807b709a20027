"""A bar of several parts beside each other: submitted, writing, suspected, lost, locked, empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from common.qt.theme.theme import theme
from common.qt.widgets.follow import follow_theme
from common.qt.widgets.painting import BoxLook, paint_box, painter_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from common.qt.theme.tokens import Token


class StackedBar(QWidget):
    """Parts in proportion, a pixel of air between; what is left is track."""

    def __init__(self, height: int = 6, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._height = height
        self._parts: tuple[tuple[Token, int], ...] = ()
        self._total = 1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        follow_theme(self._restyle)

    def show_parts(self, parts: Sequence[tuple[Token, int]], total: int, spoken: str) -> None:
        """Show counts by colour out of a total; ``spoken`` says the same in words."""
        self._parts = tuple((token, count) for token, count in parts if count > 0)
        self._total = max(1, total)
        self.setAccessibleName(spoken)
        self.update()

    def _restyle(self) -> None:
        self.setFixedHeight(theme().px(self._height))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme().tokens
        painter = painter_of(self)
        left, height, gap = 0.0, self.height(), 2
        track = BoxLook(theme().paint(tokens.track()))
        for token, count in self._parts:
            width = self.width() * count / self._total
            look = BoxLook(theme().paint(tokens.fill(token)))
            paint_box(painter, QRectF(left, 0, max(2.0, width - gap), height), 1, look)
            left += width
        if left < self.width() - gap:
            paint_box(painter, QRectF(left, 0, self.width() - left, height), 1, track)
