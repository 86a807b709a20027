"""A dialog inside the window: a card over a scrim. No window of the desktop is opened.

The locked-down candidate window stays the only one, and nothing can slip under it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid
from typing_extensions import override

from common.qt.theme.theme import theme
from common.qt.theme.tokens import Token
from common.qt.widgets.card import Card
from common.qt.widgets.centering import center

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent, QShowEvent

from PySide6.QtGui import QPainter

SCRIM_SHARE = 0.45


class OverlayDialog(QWidget):
    """Covers its window below ``top`` and asks one thing. ``finished`` carries the answer.

    Subclasses fill ``card.body`` and call ``finish(answer)``; Esc finishes with None, the safe
    way. The keyboard stays inside; ``first_focus`` gets it at the beginning.

    Args:
        window: what is covered; owns the dialog.
        width: of the card at 100 %, at most 784 for candidates.
        top: how much of the window's top stays clear, at 100 %.
    """

    finished = Signal(object)

    def __init__(self, window: QWidget, width: int = 560, top: int = 0) -> None:
        super().__init__(window)
        self._window = window
        self._top = top
        self._card_width = width
        self._done = False
        self.first_focus: QWidget | None = None
        self.card = Card(padding=32, radius=10, parent=self)
        center(self, self.card)
        self.hide()
        window.installEventFilter(self)
        self._before: QWidget | None = window.focusWidget()

    @property
    def is_done(self) -> bool:
        """Whether the answer was given."""
        return self._done

    def open(self) -> None:
        """Show the dialog; returns at once."""
        self.card.setFixedWidth(theme().px(self._card_width))
        self._cover()
        self.show()
        self.raise_()

    def finish(self, answer: object = None) -> None:
        """Close with an answer; only the first one counts."""
        if self._done:
            return
        self._done = True
        self._window.removeEventFilter(self)
        self.hide()
        if self._before is not None and isValid(self._before) and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.finished.emit(answer)
        self.deleteLater()

    def _cover(self) -> None:
        top = theme().px(self._top)
        self.setGeometry(QRect(0, top, self._window.width(), self._window.height() - top))

    def _stops(self) -> list[QWidget]:
        """What the Tab key visits, in order."""
        stops = []
        step = self.nextInFocusChain()
        while step is not None and step is not self:
            takes = step.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
            if takes and self.isAncestorOf(step) and step.isVisible() and step.isEnabled():
                stops.append(step)
            step = step.nextInFocusChain()
        return stops

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        stops = self._stops()
        if not stops:
            return True
        now = QApplication.focusWidget()
        step = 1 if next else -1
        place = (stops.index(now) + step) % len(stops) if now in stops else 0
        reason = Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason
        stops[place].setFocus(reason)
        return True

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        first = self.first_focus or next(iter(self._stops()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()  # the window's shortcuts sleep while the dialog is open
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.finish(None)
        # All other keys end here: nothing under the scrim may hear them.
        event.accept()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() is QEvent.Type.Resize:
            self._cover()
        return False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        scrim = QColor(theme().color(Token.SCRIM))
        scrim.setAlphaF(SCRIM_SHARE if not theme().tokens.is_high_contrast else 0.8)
        QPainter(self).fillRect(self.rect(), scrim)
