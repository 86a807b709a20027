"""Grey blocks in the final shape while something loads; no spinner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from common.qt.theme.theme import theme
from common.qt.widgets.painting import BoxLook, paint_box, painter_of

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class LoadingBlocks(QWidget):
    """Rows of grey bars, 40 % wide.

    Args:
        rows: how many.
        row_height: at 100 %.
        share: width of a bar as a share of the widget.
        parent: the owner.
    """

    def __init__(
        self, rows: int = 5, row_height: int = 50, share: float = 0.4, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._rows = rows
        self._row_height = row_height
        self._share = share

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme().px(240), self._rows * theme().px(self._row_height))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_of(self)
        look = BoxLook(theme().paint(theme().tokens.track()))
        row, bar = theme().px(self._row_height), theme().px(16)
        for at in range(self._rows):
            box = QRectF(0, at * row + (row - bar) / 2, self.width() * self._share, bar)
            paint_box(painter, box, theme().px(4), look)
