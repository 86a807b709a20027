"""A thin bar for how much is done; its label stands beside it, never inside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget
from typing_extensions import override

from common.qt.theme.theme import theme
from common.qt.theme.tokens import Token
from common.qt.widgets.follow import follow_theme
from common.qt.widgets.painting import BoxLook, paint_box, painter_of

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class ProgressBar4(QProgressBar):
    """Four pixels high, rounded; grey when what it shows is old."""

    def __init__(self, token: Token = Token.ACTIVE, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._token = token
        self._stale = False
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        follow_theme(self._restyle)

    def show_share(self, done: int, total: int, token: Token | None = None) -> None:
        """Show done of total, perhaps in another colour."""
        if token is not None:
            self._token = token
        self.setRange(0, max(1, total))
        self.setValue(min(done, max(1, total)))
        self.update()

    def set_stale(self, stale: bool) -> None:
        """Grey while the value may be old."""
        self._stale = stale
        self.update()

    def _restyle(self) -> None:
        self.setFixedHeight(theme().px(4))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme().px(80), theme().px(4))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(16), theme().px(4))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme().tokens
        painter = painter_of(self)
        radius = self.height() / 2
        paint_box(painter, self.rect(), radius, BoxLook(theme().paint(tokens.track())))
        share = self.value() / max(1, self.maximum())
        if share > 0:
            filled = QRectF(0, 0, max(self.height(), self.width() * share), self.height())
            fill = (
                tokens.over_surface(Token.MUTED, 0.4) if self._stale else tokens.fill(self._token)
            )
            paint_box(painter, filled, radius, BoxLook(theme().paint(fill)))
