"""A person's photo, or a silhouette where there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from common.qt.theme.contrast import mix
from common.qt.theme.theme import theme
from common.qt.theme.tokens import Token
from common.qt.widgets.follow import follow_theme
from common.qt.widgets.painting import BoxLook, paint_box, painter_of

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter, QPaintEvent


class Photo(QWidget):
    """A fixed box; the picture fills it and is cut at the edges, never stretched."""

    def __init__(self, width: int = 34, height: int = 42, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._measures = (width, height)
        self._picture: QPixmap | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        follow_theme(self._restyle)

    def show_picture(self, picture: QPixmap | None, name: str) -> None:
        """Show a photo, or the silhouette; ``name`` is for the screen reader."""
        self._picture = picture
        self.setAccessibleName(name)
        self.update()

    def _restyle(self) -> None:
        self.setFixedSize(theme().px(self._measures[0]), theme().px(self._measures[1]))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_of(self)
        box = QRectF(self.rect())
        if self._picture is None or self._picture.isNull():
            paint_silhouette(painter, box)
            return
        clip = QPainterPath()
        clip.addRoundedRect(box, theme().px(4), theme().px(4))
        painter.setClipPath(clip)
        ratio = self.devicePixelRatioF()
        scaled = self._picture.scaled(
            self.size() * ratio,
            Qt.AspectRatioMode.KeepAspectRatioByExpanding,
            Qt.TransformationMode.SmoothTransformation,
        )
        scaled.setDevicePixelRatio(ratio)
        left = (self.width() - scaled.width() / ratio) / 2
        top = (self.height() - scaled.height() / ratio) / 2
        painter.drawPixmap(QPointF(left, top), scaled)


def paint_silhouette(painter: QPainter, box: QRectF, fade: float = 1.0) -> None:
    """A head and shoulders on grey; also for delegates. ``fade`` 0.5 is for the absent."""
    tokens = theme().tokens
    ground = mix(tokens[Token.MUTED], tokens[Token.SURFACE], 0.14 * fade)
    figure = mix(tokens[Token.MUTED], tokens[Token.SURFACE], 0.36 * fade)
    border = theme().color(Token.BORDER) if tokens.is_high_contrast else None
    radius = theme().px(4)
    paint_box(painter, box, radius, BoxLook(theme().paint(ground), border))
    painter.save()
    clip = QPainterPath()
    clip.addRoundedRect(box, radius, radius)
    painter.setClipPath(clip)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme().paint(figure))
    center, width, height = box.center().x(), box.width(), box.height()
    painter.drawEllipse(QPointF(center, box.top() + height * 0.40), width * 0.2, height * 0.17)
    shoulders = QPointF(center, box.top() + height * 1.02)
    painter.drawEllipse(shoulders, width * 0.38, height * 0.36)
    painter.restore()
