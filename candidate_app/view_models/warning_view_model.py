"""What the proctor says to this candidate, until it was read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from common.core.errors import RefusedError
from common.core.logs import get_logger
from common.qt.view_model import ViewModel

if TYPE_CHECKING:
    from candidate_app.view_models.desk import Desk

_log = get_logger("candidate.warning")


@dataclass(frozen=True, slots=True)
class WarningPicture:
    """The oldest message not read yet; no id is none."""

    warning_id: str = ""
    words: str = ""

    @property
    def is_shown(self) -> bool:
        """Whether there is one."""
        return bool(self.warning_id)


class WarningViewModel(ViewModel[WarningPicture]):
    """A pressed button takes the message away at once; the server is told when it can be."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(WarningPicture(), desk)
        self._desk = desk
        self._pressed: set[str] = set()
        desk.changed.connect(self.refresh)

    def acknowledge(self) -> None:
        """The candidate read it."""
        warning_id = self.picture.warning_id
        if warning_id:
            self._pressed.add(warning_id)
            self._desk.tasks.start(self._send(warning_id), name=f"acknowledge:{warning_id}")
            self.refresh()

    def refresh(self) -> None:
        """Look for the oldest one."""
        view = self._desk.view
        rows = view.warnings.rows() if view is not None else ()
        unread = [
            row
            for row in rows
            if row.acknowledged_ms is None and row.warning_id not in self._pressed
        ]
        first = min(unread, key=lambda row: row.number, default=None)
        self.show(WarningPicture(first.warning_id, first.text) if first else WarningPicture())

    async def _send(self, warning_id: str) -> None:
        try:
            await self._desk.acknowledge(warning_id)
        except RefusedError as error:
            _log.warning("not_acknowledged", code=error.code.value)
