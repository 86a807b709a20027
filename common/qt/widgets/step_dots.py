"""The chain of steps before the exam: what is done, where one is, what follows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from common.qt.i18n.text import text
from common.qt.icons import Icon, paint_icon
from common.qt.theme.theme import theme
from common.qt.theme.tokens import Token
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.follow import follow_theme
from common.qt.widgets.painting import CENTER, BoxLook, paint_box, paint_line, painter_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter, QPaintEvent

DOT = 30
HEIGHT = 60


class DotState(Enum):
    """How far a step is."""

    DONE = "done"
    NOW = "now"
    NEXT = "next"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its word and how far it is."""

    words: str
    state: DotState


class StepDots(QWidget):
    """Dots of 30 with lines between and the words under them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: tuple[Step, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        follow_theme(self._restyle)

    def set_steps(self, steps: Sequence[Step]) -> None:
        """Show other steps; the screen reader hears where one is."""
        self._steps = tuple(steps)
        now = next((at for at, step in enumerate(steps) if step.state is DotState.NOW), None)
        if now is not None:
            place, total = now + 1, len(steps)
            spoken = text("common.steps.spoken", place=place, total=total, name=steps[now].words)
            self.setAccessibleName(spoken)
        self.updateGeometry()
        self.update()

    def _restyle(self) -> None:
        self.setFixedHeight(theme().px(HEIGHT))
        self.update()

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(theme().font(TextStyle.SECTION))

    @override
    def minimumSizeHint(self) -> QSize:
        widest = max((self._metrics().horizontalAdvance(s.words) for s in self._steps), default=0)
        return QSize((widest + theme().px(16)) * len(self._steps), theme().px(HEIGHT))

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_of(self)
        share = self.width() / max(1, len(self._steps))
        dot, middle = theme().px(DOT), theme().px(DOT) / 2
        gap = theme().px(18)
        for at, step in enumerate(self._steps):
            center = round(share * (at + 0.5))
            if at:
                before = round(share * (at - 0.5))
                start = QPointF(before + dot / 2 + gap, middle)
                end = QPointF(center - dot / 2 - gap, middle)
                reached = step.state in (DotState.DONE, DotState.NOW)
                color = theme().color(Token.ACCENT if reached else Token.CONTROL_BORDER)
                paint_line(painter, start, end, color, theme().px(2))
            _paint_dot(painter, QRectF(center - dot / 2, 0, dot, dot), at + 1, step.state)
            _paint_word(painter, QRectF(center - share / 2, dot, share, theme().px(30)), step)


def _paint_dot(painter: QPainter, box: QRectF, number: int, state: DotState) -> None:
    radius = box.width() / 2
    accent = theme().color(Token.ACCENT)
    inside = box.adjusted(7, 7, -7, -7)
    if state is DotState.NOW:
        paint_box(painter, box, radius, BoxLook(accent))
    elif state is DotState.DONE:
        border = accent if theme().tokens.is_high_contrast else None
        paint_box(painter, box, radius, BoxLook(theme().tint(Token.ACCENT), border))
        paint_icon(painter, inside, Icon.CHECK, accent)
        return
    else:
        look = BoxLook(theme().color(Token.SURFACE), theme().color(Token.MARK_RING))
        paint_box(painter, box, radius, look)
    if state is DotState.SKIPPED:
        paint_icon(painter, inside, Icon.DASH, theme().color(Token.MUTED))
        return
    painter.setFont(theme().font(TextStyle.SECTION))
    painter.setPen(theme().color(Token.ON_ACCENT if state is DotState.NOW else Token.MUTED))
    painter.drawText(box, CENTER, str(number))


def _paint_word(painter: QPainter, box: QRectF, step: Step) -> None:
    now = step.state is DotState.NOW
    tone = {DotState.NOW: Token.ACCENT, DotState.DONE: Token.TEXT}.get(step.state, Token.MUTED)
    painter.setFont(theme().font(TextStyle.SECTION if now else TextStyle.LABEL))
    painter.setPen(theme().color(tone))
    painter.drawText(box, CENTER, step.words)
