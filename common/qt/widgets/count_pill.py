"""A count in a pill, beside a heading or inside a button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget
from typing_extensions import override

from common.qt.theme.theme import theme
from common.qt.theme.tokens import Token
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.button_parts import pill_colors, pill_width
from common.qt.widgets.follow import follow_theme
from common.qt.widgets.painting import CENTER, BoxLook, paint_box, painter_of

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class CountPill(QLabel):
    """A number on a tint; hidden while there is nothing to count, unless told otherwise."""

    def __init__(
        self,
        token: Token = Token.ACCENT,
        *,
        shows_zero: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("0", parent)
        self._token = token
        self._shows_zero = shows_zero
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setVisible(shows_zero)
        follow_theme(self._restyle)

    def set_count(self, count: int) -> None:
        """Show another number."""
        self.setText(str(count))
        self.setVisible(count > 0 or self._shows_zero)
        self.updateGeometry()

    def _restyle(self) -> None:
        self.setFont(theme().font(TextStyle.BODY_STRONG))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(pill_width(self.text()), theme().px(22))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        fill, words = pill_colors(self._token)
        painter = painter_of(self)
        paint_box(painter, self.rect(), self.height() / 2, BoxLook(theme().paint(fill)))
        painter.setFont(self.font())
        painter.setPen(theme().paint(words))
        painter.drawText(self.rect(), CENTER, self.text())
