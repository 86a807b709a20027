"""Where the columns of the seat list stand; the last one takes what is left."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from common.qt.theme.theme import theme

EDGE = 16
ROW = 33
GROUP_ROW = 29
HEADER = 33
STATUS, SEAT, NAME, NUMBER, PROGRESS, REMAINING, LINK, SAVED, WARNINGS, NOTE = range(10)
RIGHT_ALIGNED = frozenset({SEAT, WARNINGS})
_WIDTHS = (104, 52, 84, 98, 132, 76, 82, 62, 56)
_GAP = 16
LEAST_NOTE = 120


def cell(row: QRectF, column: int) -> QRectF:
    """Return the place of a column in a row; numbers keep a gap at their right."""
    px = theme().px
    left = row.left() + px(EDGE) + sum(map(px, _WIDTHS[:column]))
    if column == NOTE:
        return QRectF(left, row.top(), row.right() - px(EDGE) - left, row.height())
    width = px(_WIDTHS[column])
    gap = px(_GAP) if column in RIGHT_ALIGNED else px(4)
    return QRectF(left, row.top(), width - gap, row.height())


def least_width() -> int:
    """Return how narrow the list may become."""
    px = theme().px
    return px(2 * EDGE) + sum(map(px, _WIDTHS)) + px(LEAST_NOTE)
