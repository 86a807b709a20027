"""The base of all view-models: one picture of what is shown, and a signal when it changes."""

from __future__ import annotations

from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Signal

Picture = TypeVar("Picture")


class ViewModel(QObject, Generic[Picture]):
    """Holds what a view shows as one frozen dataclass, the picture.

    A view reads ``picture`` whole and connects to ``changed``; it never asks for the state
    behind. Subclasses call ``show`` with the next picture; an equal one changes nothing.
    """

    changed = Signal()

    def __init__(self, picture: Picture, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._picture = picture

    @property
    def picture(self) -> Picture:
        """What the view shows now."""
        return self._picture

    def show(self, picture: Picture) -> bool:
        """Show another picture. True when it differs from the one before."""
        if picture == self._picture:
            return False
        self._picture = picture
        self.changed.emit()
        return True
