"""What went wrong with a command, until a person has seen it: never silent, never in the way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from common.console.link.command_log import Outcome, SentCommand
from common.qt.view_model import ViewModel

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

    from common.console.hub import ConsoleHub

FAILED = frozenset({Outcome.REJECTED, Outcome.NO_ANSWER})


@dataclass(frozen=True, slots=True)
class NoticePicture:
    """The newest command that failed and was not seen yet, and how many more there are."""

    entry: SentCommand | None = None
    others: int = 0


class NoticeViewModel(ViewModel[NoticePicture]):
    """Follows the commands of a console.

    Args:
        hub: tells of outcomes.
        is_shown: whether a panel on the screen shows the outcome of a command already.
        parent: the owner.
    """

    def __init__(
        self,
        hub: ConsoleHub,
        is_shown: Callable[[SentCommand], bool] = lambda _entry: False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(NoticePicture(), parent)
        self._hub = hub
        self._is_shown = is_shown
        self._unseen: dict[str, SentCommand] = {}
        hub.settled.connect(self._on_settled)
        hub.forgotten.connect(self._on_forgotten)

    def put_away(self) -> None:
        """The person has seen it."""
        entry = self.picture.entry
        if entry is not None:
            self._hub.forget(entry.id)

    def _on_forgotten(self, command_id: str) -> None:
        self._unseen.pop(command_id, None)
        self._refresh()

    def _on_settled(self, entry: SentCommand) -> None:
        if entry.outcome in FAILED and not self._is_shown(entry):
            self._unseen[entry.id] = entry
            self._refresh()

    def _refresh(self) -> None:
        newest = next(reversed(self._unseen.values()), None)
        self.show(NoticePicture(newest, max(0, len(self._unseen) - 1)))
