"""Boxes on whole pixels: a border lies half a line in from the edge, so that it is sharp."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen

from common.qt.theme.theme import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QColor
    from PySide6.QtWidgets import QWidget

LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
RIGHT = int(
    Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
)
CENTER = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine)


def painter_of(widget: QWidget) -> QPainter:
    """A painter with smooth edges."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


@dataclass(frozen=True, slots=True)
class BoxLook:
    """How a box is painted; ``line`` is the border's width, the scheme's own when left out."""

    fill: QColor | None = None
    border: QColor | None = None
    line: float | None = None


def paint_box(painter: QPainter, box: QRect | QRectF, radius: float, look: BoxLook) -> None:
    """A rounded box; the border's outer edge is the edge of the box."""
    inside = QRectF(box)
    painter.setPen(Qt.PenStyle.NoPen)
    if look.border is not None:
        line = theme().tokens.line if look.line is None else look.line
        painter.setPen(QPen(look.border, line))
        inside.adjust(line / 2, line / 2, -line / 2, -line / 2)
        radius = max(0.0, radius - line / 2)
    painter.setBrush(Qt.BrushStyle.NoBrush if look.fill is None else QBrush(look.fill))
    painter.drawRoundedRect(inside, radius, radius)


def paint_line(
    painter: QPainter, start: QPointF, end: QPointF, color: QColor, line: float = 1
) -> None:
    """A straight line; give half pixels for odd widths."""
    painter.setPen(QPen(color, line, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    painter.drawLine(start, end)


def square(left: float, middle: float, size: float) -> QRectF:
    """A square by its left edge and its vertical middle, on whole pixels."""
    return QRectF(round(left), round(middle - size / 2), size, size)
