"""The one window of a console: the sign-in, and what stands behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from common.qt.i18n.switch import languages
from common.qt.i18n.text import text

if TYPE_CHECKING:
    from common.protocol.vocabulary import Role

LEAST = (1280, 700)


class ConsoleWindow(QWidget):
    """Shows one page at a time.

    Args:
        role: whose console this is, for the title.
        sign_in: the first page.
    """

    def __init__(self, role: Role, sign_in: QWidget) -> None:
        super().__init__()
        self._role = role
        self._sign_in = sign_in
        self._page: QWidget | None = None
        self._stack = QStackedWidget()
        self._stack.addWidget(sign_in)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.setMinimumSize(*LEAST)
        languages().changed.connect(self._retranslate)
        self._retranslate()

    def enter(self, page: QWidget) -> None:
        """Show what stands behind the sign-in."""
        self.leave()
        self._page = page
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)

    def leave(self) -> None:
        """Back to the sign-in; the page behind it is gone."""
        self._stack.setCurrentWidget(self._sign_in)
        page, self._page = self._page, None
        if page is not None:
            self._stack.removeWidget(page)
            page.deleteLater()

    def _retranslate(self) -> None:
        self.setWindowTitle(text(f"console.program.{self._role}"))
