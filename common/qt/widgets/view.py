"""The base of all views: writes its texts when it is told to, and only there."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from common.qt.i18n.switch import languages
from common.qt.theme.theme import theme


class View(QWidget):
    """A part of a window that shows one view-model.

    A subclass builds its widgets in ``__init__`` and calls ``begin`` as its last line;
    ``retranslate`` sets all texts that do not change with the view-model, ``restyle`` what
    depends on scheme or scale, ``refresh`` shows the view-model.
    """

    def begin(self) -> None:
        """Show everything once and follow language and theme from now on."""
        languages().changed.connect(self._on_language_changed)
        theme().changed.connect(self._on_theme_changed)
        self.restyle()
        self.retranslate()
        self.refresh()

    def retranslate(self) -> None:
        """Set the fixed texts in the language spoken now."""

    def restyle(self) -> None:
        """Set what depends on the scheme or the scale in force."""

    def refresh(self) -> None:
        """Show the view-model's picture."""

    def _on_language_changed(self) -> None:
        self.retranslate()
        self.refresh()

    def _on_theme_changed(self) -> None:
        self.restyle()
