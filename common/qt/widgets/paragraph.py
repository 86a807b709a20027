"""Running text over several lines, broken at spaces, with the line height of the type scale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget
from typing_extensions import override

from common.qt.theme.theme import theme
from common.qt.theme.tokens import Token
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.follow import follow_theme
from common.qt.widgets.keep_all import keep_all
from common.qt.widgets.painting import painter_of

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class Paragraph(QLabel):
    """Text that wraps. Its height follows its width.

    Args:
        style: size, weight and line height.
        tone: the colour by meaning.
        words: the first text; line breaks in it are kept.
        align: left, centre or right.
        parent: the owner.
    """

    def __init__(
        self,
        style: TextStyle = TextStyle.PARAGRAPH,
        tone: Token = Token.TEXT,
        words: str = "",
        *,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words, parent)
        self._style = style
        self._tone = tone
        self.setAlignment(align)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        follow_theme(self._restyle)

    def set_tone(self, tone: Token) -> None:
        """Change the colour."""
        self._tone = tone
        self.update()

    def _restyle(self) -> None:
        self.setFont(theme().font(self._style))
        self.updateGeometry()

    def _layouts(self, width: int) -> list[QTextLayout]:
        option = QTextOption(self.alignment())
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        made = []
        for part in self.text().split("\n"):
            layout = QTextLayout(keep_all(part), self.font())
            layout.setTextOption(option)
            layout.beginLayout()
            while (line := layout.createLine()).isValid():
                line.setLineWidth(width)
            layout.endLayout()
            made.append(layout)
        return made

    def _line(self) -> int:
        return theme().px(self._style.line)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        lines = sum(max(1, layout.lineCount()) for layout in self._layouts(max(1, width)))
        return lines * self._line()

    @override
    def sizeHint(self) -> QSize:
        parts = self.text().split("\n")
        width = max(self.fontMetrics().horizontalAdvance(part) for part in parts) + 1
        return QSize(width, len(parts) * self._line())

    @override
    def minimumSizeHint(self) -> QSize:
        words = self.text().split()
        widest = max((self.fontMetrics().horizontalAdvance(word) for word in words), default=0)
        return QSize(min(widest, theme().px(120)), self._line())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_of(self)
        painter.setPen(theme().color(self._tone))
        top = 0.0
        for layout in self._layouts(max(1, self.width())):
            for number in range(layout.lineCount()):
                line = layout.lineAt(number)
                shift = top + (self._line() - line.height()) / 2 - line.y()
                line.draw(painter, QPointF(0, shift))
                top += self._line()
            if layout.lineCount() == 0:
                top += self._line()
