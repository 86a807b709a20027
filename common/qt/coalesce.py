"""Many small changes, one reaction: at most once per interval."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable

INTERVAL_MS = 50


class Coalescer(QObject):
    """Calls a function some milliseconds after the first poke, once for all pokes till then."""

    def __init__(
        self,
        react: Callable[[], None],
        interval_ms: int = INTERVAL_MS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._react = react
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(interval_ms)
        self._timer.timeout.connect(self._on_timeout)

    def poke(self) -> None:
        """Something changed."""
        if not self._timer.isActive():
            self._timer.start()

    def flush(self) -> None:
        """React now if there is anything to react to."""
        if self._timer.isActive():
            self._timer.stop()
            self._react()

    def _on_timeout(self) -> None:
        self._react()
