"""The chosen candidate: facts, what may be done and why not, what was done and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from common.console.link.command_log import Outcome
from common.console.rows import seat_commands
from common.console.rows.incident_words import incident_title
from common.console.rows.seat_acts import NO_ACTS, SeatAct, SeatActs, seat_acts
from common.console.rows.seat_item import SeatItem, seat_item
from common.console.rows.seat_note import open_incidents
from common.console.rows.words import Words, words
from common.protocol.vocabulary import HoldKind, Verdict
from common.qt.view_model import ViewModel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

    from common.console.hub import ConsoleHub
    from common.console.link.command_log import SentCommand
    from common.protocol.base import Message
    from common.protocol.rows import CandidateRow, WarningRow
    from proctor_app.state import OwnRooms


HOLD_OF = {SeatAct.LOCK: HoldKind.LOCK, SeatAct.PAUSE: HoldKind.PAUSE}
VERDICTS: tuple[str, ...] = tuple(Verdict)
ISSUED_WITHIN_MS = 10_000
"""A warning that came into being so soon after a command is the one it gave."""


@dataclass(frozen=True, slots=True)
class CommandLine:
    """A command, and whether the candidate has confirmed it; None where nobody has to."""

    entry: SentCommand
    acknowledged: bool | None = None


@dataclass(frozen=True, slots=True)
class WarningLine:
    """A warning and when the candidate acknowledged it, None while that is open."""

    number: int
    text: str
    acknowledged_ms: int | None


@dataclass(frozen=True, slots=True)
class CandidatePicture:
    """What the panel shows; nothing while nobody is chosen.

    Args:
        acts: what may be done, by the rules.
        commands: what was sent for this candidate, newest first.
        warnings: what was warned, newest first.
        evidence: incidents a warning may name, ids with what they are called.
        wants_verdict: releasing asks what it was.
    """

    item: SeatItem | None = None
    acts: SeatActs = NO_ACTS
    may_command: bool = False
    now_ms: int = 0
    commands: tuple[CommandLine, ...] = ()
    warnings: tuple[WarningLine, ...] = ()
    evidence: tuple[tuple[str, Words], ...] = ()
    wants_verdict: bool = False

    @property
    def is_waiting(self) -> bool:
        """Whether a command for this candidate is on its way."""
        return any(line.entry.outcome is Outcome.WAITING for line in self.commands)


class CandidateViewModel(ViewModel[CandidatePicture]):
    """Follows one candidate and sends the acts on it."""

    def __init__(self, hub: ConsoleHub, state: OwnRooms, parent: QObject | None = None) -> None:
        super().__init__(CandidatePicture(), parent)
        self._hub = hub
        self._state = state
        self._attempt_id = ""
        for signal in (hub.changed, hub.ticked, hub.link_changed, hub.settled, hub.forgotten):
            signal.connect(self.refresh)

    @property
    def verdicts(self) -> tuple[str, ...]:
        """What may be said of a lock."""
        return VERDICTS

    def choose(self, attempt_id: str) -> None:
        """Follow another candidate; "" follows nobody."""
        self._attempt_id = attempt_id
        self.refresh()

    def refresh(self) -> None:
        """Look at the candidate again."""
        view, now_ms = self._state.view, self._hub.now_ms()
        heard_ms = self._hub.heard_ms()
        item = None if view is None else seat_item(view, self._attempt_id, now_ms, heard_ms)
        if view is None or item is None:
            self.show(CandidatePicture())
            return
        rows = [row for row in view.warnings.rows() if row.attempt_id == self._attempt_id]
        acts = seat_acts(view, self._attempt_id, self._hub.me, now_ms)
        self.show(
            CandidatePicture(
                item=item,
                acts=acts,
                may_command=self._hub.link.may_command,
                now_ms=now_ms,
                commands=self._commands(rows),
                warnings=_lines(rows),
                evidence=tuple(
                    (row.incident_id, incident_title(row.code))
                    for row in open_incidents(view, self._attempt_id)
                ),
                wants_verdict=acts.releases is HoldKind.LOCK,
            )
        )

    def verify(self) -> None:
        """The person is the one of the document."""
        row = self._row()
        if row is not None:
            self._send(seat_commands.verify(row), _title(SeatAct.VERIFY))

    def hold(self, act: SeatAct, reason: str) -> None:
        """LOCK or PAUSE."""
        row = self._row()
        if row is not None:
            self._send(seat_commands.hold(row, HOLD_OF[act], reason), _title(act))

    def release(self, verdict: str | None = None) -> None:
        """End the hold that the button names; a LOCK with what it was."""
        row, kind = self._row(), self.picture.acts.releases
        if row is not None and kind is not None:
            said = None if verdict is None else Verdict(verdict)
            self._send(
                seat_commands.release(row, kind, said), words(f"console.sent.release_{kind}")
            )

    def warn(self, text: str, incident_id: str | None) -> None:
        """Warn the candidate, who has to acknowledge it."""
        row, view = self._row(), self._state.view
        if row is not None and view is not None:
            self._send(seat_commands.warn(view, row, text, incident_id), _title(SeatAct.WARN))

    def put_away(self, command_id: str) -> None:
        """The outcome of a command was seen."""
        self._hub.forget(command_id)

    def _commands(self, rows: Sequence[WarningRow]) -> tuple[CommandLine, ...]:
        mine = [row for row in rows if row.issued_by.id == self._hub.me.id]
        entries = _worth_showing(self._hub.session.commands.of(self._attempt_id))
        return tuple(CommandLine(entry, _is_acknowledged(entry, mine)) for entry in entries)

    def _row(self) -> CandidateRow | None:
        view = self._state.view
        return None if view is None else view.candidates.find(self._attempt_id)

    def _send(self, message: Message, title: Words) -> None:
        self._hub.send(message, title, self._attempt_id)


def _title(act: SeatAct) -> Words:
    return words(f"console.sent.{act.value}")


def _worth_showing(entries: Sequence[SentCommand]) -> tuple[SentCommand, ...]:
    """What is open or failed, and the newest that was done; older successes are seen in the row."""
    done = [entry for entry in entries if entry.outcome is Outcome.ACCEPTED][:1]
    return tuple(e for e in entries if e.outcome is not Outcome.ACCEPTED or e in done)


def _lines(rows: Sequence[WarningRow]) -> tuple[WarningLine, ...]:
    newest = sorted(rows, key=lambda row: -row.number)
    return tuple(WarningLine(row.number, row.text, row.acknowledged_ms) for row in newest)


def _is_acknowledged(entry: SentCommand, rows: Sequence[WarningRow]) -> bool | None:
    if entry.title != _title(SeatAct.WARN):
        return None
    near = [row for row in rows if abs(row.issued_ms - entry.sent_ms) <= ISSUED_WITHIN_MS]
    given = min(near, key=lambda row: abs(row.issued_ms - entry.sent_ms), default=None)
    return given is not None and given.acknowledged_ms is not None
