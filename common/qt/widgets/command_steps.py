"""How far a command is: 대기 → 전달 → 완료, or no answer."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from common.qt.i18n.switch import languages
from common.qt.i18n.text import text
from common.qt.theme.theme import theme
from common.qt.theme.tokens import Token
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.follow import follow_theme
from common.qt.widgets.painting import LEFT, RIGHT, BoxLook, paint_box, painter_of

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter, QPaintEvent

HEIGHT = 56
GAP = 4


class CommandProgress(Enum):
    """How far a command is."""

    SENT = "sent"
    DELIVERED = "delivered"
    DONE = "done"
    NO_ANSWER = "no_answer"
    REFUSED = "refused"
    FAILED = "failed"
    EXPIRED = "expired"


_FAILED = frozenset(
    {
        CommandProgress.NO_ANSWER,
        CommandProgress.REFUSED,
        CommandProgress.FAILED,
        CommandProgress.EXPIRED,
    }
)


class CommandSteps(QWidget):
    """Title and one fact over three bars of 4 px with their words; 56 high."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ""
        self._fact = ""
        self._progress = CommandProgress.SENT
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        languages().changed.connect(self._describe)
        follow_theme(self._restyle)

    def show_command(self, title: str, fact: str, progress: CommandProgress) -> None:
        """Show another command or another state of it."""
        self._title, self._fact, self._progress = title, fact, progress
        self._describe()

    def _describe(self) -> None:
        reached = self._words()[min(self._reached(), 2)]
        self.setAccessibleName(f"{self._title}, {reached}, {self._fact}")
        self.update()

    def _restyle(self) -> None:
        self.setFixedHeight(theme().px(HEIGHT))
        self.update()

    def _words(self) -> tuple[str, str, str]:
        second = text("common.command.delivered")
        if self._progress in _FAILED:
            second = text(f"common.command.{self._progress.value}")
        return text("common.command.sent"), second, text("common.command.done")

    def _reached(self) -> int:
        """The last bar that has a colour, from 0."""
        return {CommandProgress.SENT: 0, CommandProgress.DONE: 2}.get(self._progress, 1)

    def _token(self, at: int) -> Token:
        if self._progress is CommandProgress.DONE:
            return Token.OK
        failed = self._progress in _FAILED and at == self._reached()
        return Token.DANGER if failed else Token.ACCENT

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme().px(240), theme().px(HEIGHT))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(180), theme().px(HEIGHT))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_of(self)
        px = theme().px
        head = QRectF(0, px(2), self.width(), px(20))
        painter.setFont(theme().font(TextStyle.BODY_STRONG))
        painter.setPen(theme().color(Token.TEXT))
        painter.drawText(head, LEFT, self._title)
        failed = self._progress in _FAILED
        painter.setFont(theme().font(TextStyle.SMALL))
        painter.setPen(theme().color(Token.DANGER if failed else Token.MUTED))
        painter.drawText(head, RIGHT, self._fact)
        width = (self.width() - 2 * px(GAP)) / 3
        for at, word in enumerate(self._words()):
            self._paint_step(
                painter, QRectF(at * (width + px(GAP)), px(26), width, px(4)), at, word
            )

    def _paint_step(self, painter: QPainter, bar: QRectF, at: int, word: str) -> None:
        reached = at <= self._reached()
        tokens = theme().tokens
        color = tokens[self._token(at)] if reached else tokens.track()
        paint_box(painter, bar, bar.height() / 2, BoxLook(theme().paint(color)))
        last = at == self._reached()
        painter.setFont(theme().font(TextStyle.SMALL_STRONG if last else TextStyle.SMALL))
        painter.setPen(theme().color(self._token(at) if reached else Token.MUTED))
        words = QRectF(bar.left(), bar.bottom() + theme().px(3), bar.width(), theme().px(20))
        painter.drawText(words, LEFT, word)
