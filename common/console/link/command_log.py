"""The commands a person gave, and what became of each: kept until it was seen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from common.core.ids import new_id

if TYPE_CHECKING:
    from collections.abc import Callable

    from common.console.rows.words import Sayable
    from common.core.errors import Fault

KEPT = 200
"""Old outcomes beyond this many are forgotten."""


class Outcome(Enum):
    """What became of a command."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    NO_ANSWER = "no_answer"


@dataclass(frozen=True, slots=True)
class SentCommand:
    """One command.

    Args:
        title: what it does, as it is shown.
        target: the attempt, room or period it concerns.
        sent_ms: the server's time when it left.
        fault: why it was rejected.
    """

    id: str
    title: Sayable
    target: str
    sent_ms: int
    outcome: Outcome = Outcome.WAITING
    fault: Fault | None = None


class CommandLog:
    """Newest last; `changed` is told after each change."""

    def __init__(self) -> None:
        """Begin empty."""
        self._entries: dict[str, SentCommand] = {}
        self.changed: Callable[[SentCommand], None] = lambda _entry: None

    def add(self, title: Sayable, target: str, sent_ms: int) -> SentCommand:
        """Write a command down as it leaves."""
        entry = SentCommand(id=new_id(), title=title, target=target, sent_ms=sent_ms)
        self._put(entry)
        for id_ in list(self._entries)[:-KEPT]:
            del self._entries[id_]
        return entry

    def settle(self, id_: str, outcome: Outcome, fault: Fault | None = None) -> None:
        """Write down what became of it; the first word counts."""
        entry = self._entries.get(id_)
        if entry is not None and entry.outcome is Outcome.WAITING:
            self._put(replace(entry, outcome=outcome, fault=fault))

    def find(self, id_: str) -> SentCommand | None:
        """Return the command of this id."""
        return self._entries.get(id_)

    def of(self, target: str) -> tuple[SentCommand, ...]:
        """Return the commands that concern something, newest first."""
        return tuple(e for e in reversed(self._entries.values()) if e.target == target)

    def waiting(self) -> tuple[SentCommand, ...]:
        """Return the commands without an outcome."""
        return tuple(e for e in self._entries.values() if e.outcome is Outcome.WAITING)

    def forget(self, id_: str) -> None:
        """A person has seen the outcome and put it away."""
        self._entries.pop(id_, None)

    def _put(self, entry: SentCommand) -> None:
        self._entries[entry.id] = entry
        self.changed(entry)
