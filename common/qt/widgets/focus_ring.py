"""The ring around the widget that has the keyboard, drawn outside of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QAbstractScrollArea, QSplitter, QWidget
from typing_extensions import override

from common.qt.theme.scheme import Flavour
from common.qt.theme.theme import theme
from common.qt.theme.tokens import Token
from common.qt.widgets.painting import BoxLook, paint_box, painter_of

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_BY_POINTER = (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.PopupFocusReason)
_MOVING = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide)


class FocusRing(QObject):
    """Draws a ring around its target while the target has the focus by the keyboard.

    Args:
        target: the widget; owns the ring.
        radius: corner radius of the target at 100 %.
        gap: from the target's edge to the ring's outer edge; by flavour when left out.
    """

    def __init__(self, target: QWidget, radius: float = 6, gap: int | None = None) -> None:
        super().__init__(target)
        self._target = target
        self._radius = radius
        self._gap = gap
        self._ring: _Ring | None = None
        self._watched: list[QWidget] = []
        target.installEventFilter(self)

    @property
    def is_shown(self) -> bool:
        """Whether the ring is drawn now."""
        return self._ring is not None

    def outer_gap(self) -> int:
        """From the target's edge to the ring's outer edge, in pixels."""
        if self._gap is not None:
            return theme().px(self._gap)
        if theme().tokens.is_high_contrast:
            return theme().px(5)
        return theme().px(4 if theme().flavour is Flavour.CANDIDATE else 2)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._target:
            self._on_focus(event)
        if self._ring is not None and event.type() in _MOVING:
            self._place()
        return False

    def _on_focus(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.FocusIn and isinstance(event, QFocusEvent):
            if event.reason() not in _BY_POINTER:
                self._show()
        elif event.type() in (QEvent.Type.FocusOut, QEvent.Type.MouseButtonPress):
            self._hide()

    def _show(self) -> None:
        self._hide()
        host = self._host()
        if host is None:
            return
        self._ring = _Ring(host, self._radius)
        step: QWidget | None = self._target
        while step is not None and step is not host:
            if step is not self._target:
                step.installEventFilter(self)
                self._watched.append(step)
            step = step.parentWidget()
        self._place()
        self._ring.show()

    def _hide(self) -> None:
        for widget in self._watched:
            widget.removeEventFilter(self)
        self._watched.clear()
        if self._ring is not None:
            self._ring.hide()
            self._ring.deleteLater()
            self._ring = None

    def _host(self) -> QWidget | None:
        """The nearest ancestor with room for the ring, never beyond a scrolled page."""
        host = self._target.parentWidget()
        while host is not None and not host.isWindow():
            parent = host.parentWidget()
            scrolled = parent is not None and isinstance(parent.parentWidget(), QAbstractScrollArea)
            if scrolled or (not isinstance(host, QSplitter) and self._fits(host)):
                break
            host = parent
        return host

    def _fits(self, host: QWidget) -> bool:
        return host.rect().contains(self._place_in(host))

    def _place_in(self, host: QWidget) -> QRect:
        gap = self.outer_gap()
        corner = self._target.mapTo(host, QPoint(0, 0))
        return QRect(corner, self._target.size()).adjusted(-gap, -gap, gap, gap)

    def _place(self) -> None:
        if self._ring is None:
            return
        self._ring.setGeometry(self._place_in(self._ring.host))
        self._ring.setVisible(self._target.isVisible())
        self._ring.raise_()


class _Ring(QWidget):
    """The drawn ring; lets the pointer through and is nothing to a screen reader."""

    def __init__(self, host: QWidget, radius: float) -> None:
        super().__init__(host)
        self.host = host
        self._radius = radius
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme().tokens
        painter = painter_of(self)
        radius = theme().px(self._radius + 3)
        line = tokens.focus_line
        color = theme().color(Token.FOCUS)
        paint_box(painter, self.rect(), radius, BoxLook(border=color, line=line))
