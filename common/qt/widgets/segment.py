"""A few choices side by side, one of them chosen: 100 % | 125 % | 150 %."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from common.qt.icons import Icon, paint_icon
from common.qt.theme.contrast import mix
from common.qt.theme.theme import theme
from common.qt.theme.tokens import Token
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.focus_ring import FocusRing
from common.qt.widgets.follow import follow_theme
from common.qt.widgets.painting import LEFT, BoxLook, paint_box, painter_of, square

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent


@dataclass(frozen=True, slots=True)
class Option:
    """One choice: what it stands for, its word, an icon, a note as tooltip."""

    value: object
    words: str
    icon: Icon | None = None
    note: str = ""


class Segment(QWidget):
    """Exactly one option is chosen; arrow keys move inside. ``chosen`` is the person's act only."""

    chosen = Signal(object)

    def __init__(self, options: Sequence[Option] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[_Item] = []
        self._value: object = None
        self._row = QHBoxLayout(self)
        self._row.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_options(options)
        follow_theme(self._restyle)

    @property
    def value(self) -> object:
        """What is chosen."""
        return self._value

    def set_options(self, options: Sequence[Option]) -> None:
        """Show these options; the choice stays if it is still among them."""
        for item in self._items[len(options) :]:
            item.deleteLater()
        del self._items[len(options) :]
        while len(self._items) < len(options):
            item = _Item(self)
            item.clicked.connect(self._on_clicked)
            self._row.addWidget(item)
            self._items.append(item)
        for item, option in zip(self._items, options, strict=True):
            item.show_option(option)
        self.choose(self._value)

    def choose(self, value: object) -> None:
        """Show another choice, without a signal."""
        self._value = value
        for item in self._items:
            item.setChecked(item.option.value == value)

    def _on_clicked(self) -> None:
        for item in self._items:
            if item.isChecked() and item.option.value != self._value:
                self._value = item.option.value
                self.chosen.emit(self._value)

    def _restyle(self) -> None:
        room = theme().px(2)
        self._row.setContentsMargins(room, room, room, room)
        self.setFixedHeight(theme().px(32))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme().tokens
        trough = mix(tokens[Token.MUTED], tokens[Token.SURFACE], 0.14)
        fill = tokens[Token.SURFACE] if tokens.is_high_contrast else trough
        look = BoxLook(theme().paint(fill), theme().color(Token.BORDER))
        paint_box(painter_of(self), self.rect(), theme().px(6), look)


class _Item(QPushButton):
    """One option; a radio button in behaviour."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.option = Option(None, "")
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._ring = FocusRing(self, radius=4)
        follow_theme(self._restyle)

    def show_option(self, option: Option) -> None:
        """Stand for another option."""
        self.option = option
        self.setText(option.words)
        self.setToolTip(option.note)
        self.setAccessibleDescription(option.note)
        self._restyle()

    def _restyle(self) -> None:
        self.setFont(theme().font(TextStyle.SECTION))
        self.updateGeometry()
        self.update()

    def _icon_room(self) -> int:
        return theme().px(16 + 6) if self.option.icon is not None else 0

    def _words(self) -> int:
        return QFontMetrics(self.font()).horizontalAdvance(self.text())

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._words() + self._icon_room() + 2 * theme().px(11), theme().px(28))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_of(self)
        tokens = theme().tokens
        ink = tokens[Token.TEXT if self.isChecked() or self.underMouse() else Token.MUTED]
        font = QFont(self.font())
        if self.isChecked():
            fill, border = tokens[Token.SURFACE], tokens[Token.CONTROL_BORDER]
            if tokens.is_high_contrast:
                fill = border = tokens[Token.ACCENT]
                ink = tokens[Token.ON_ACCENT]
            look = BoxLook(theme().paint(fill), theme().paint(border))
            paint_box(painter, self.rect(), theme().px(5), look)
        else:
            font.setWeight(QFont.Weight.Medium)
        self._paint_words(ink, font)

    def _paint_words(self, ink: str, font: QFont) -> None:
        painter = painter_of(self)
        painter.setFont(font)
        painter.setPen(theme().paint(ink))
        advance = painter.fontMetrics().horizontalAdvance(self.text())
        left = round((self.width() - advance - self._icon_room()) / 2)
        if self.option.icon is not None:
            box = square(left, self.height() / 2, theme().px(16))
            paint_icon(painter, box, self.option.icon, theme().paint(ink))
            left += self._icon_room()
        painter.drawText(QRectF(left, 0, self.width() - left, self.height()), LEFT, self.text())
