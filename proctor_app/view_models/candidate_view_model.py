"""The chosen candidate: facts, what may be done and why not, what was done and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from common.console.rows import seat_commands
from common.console.rows.seat_acts import NO_ACTS, SeatAct, SeatActs, seat_acts
from common.console.rows.seat_item import SeatItem, seat_item
from common.console.rows.seat_note import open_incidents
from common.console.rows.words import Words, words
from common.protocol.vocabulary import HoldKind
from common.qt.view_model import ViewModel

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from common.console.hub import ConsoleHub
    from common.console.link.command_log import SentCommand
    from common.protocol.base import Message
    from common.protocol.rows import CandidateRow, IncidentRow, WarningRow
    from common.protocol.vocabulary import Verdict
    from proctor_app.state import OwnRooms


@dataclass(frozen=True, slots=True)
class CandidatePicture:
    """What the panel shows; nothing while nobody is chosen.

    Args:
        acts: what may be done, by the rules.
        commands: what was sent for this candidate, newest first.
        warnings: what was warned, newest first.
        evidence: incidents a warning may name.
    """

    item: SeatItem | None = None
    acts: SeatActs = NO_ACTS
    may_command: bool = False
    now_ms: int = 0
    commands: tuple[SentCommand, ...] = ()
    warnings: tuple[WarningRow, ...] = ()
    evidence: tuple[IncidentRow, ...] = ()


class CandidateViewModel(ViewModel[CandidatePicture]):
    """Follows one candidate and sends the acts on it."""

    def __init__(self, hub: ConsoleHub, state: OwnRooms, parent: QObject | None = None) -> None:
        super().__init__(CandidatePicture(), parent)
        self._hub = hub
        self._state = state
        self._attempt_id = ""
        for signal in (hub.changed, hub.ticked, hub.link_changed, hub.settled):
            signal.connect(self.refresh)

    def choose(self, attempt_id: str) -> None:
        """Follow another candidate; "" follows nobody."""
        self._attempt_id = attempt_id
        self.refresh()

    def refresh(self) -> None:
        """Look at the candidate again."""
        view, now_ms = self._state.view, self._hub.now_ms()
        item = None if view is None else seat_item(view, self._attempt_id, now_ms)
        if view is None or item is None:
            self.show(CandidatePicture())
            return
        warnings = (w for w in view.warnings.rows() if w.attempt_id == self._attempt_id)
        self.show(
            CandidatePicture(
                item=item,
                acts=seat_acts(view, self._attempt_id, self._hub.me, now_ms),
                may_command=self._hub.link.may_command,
                now_ms=now_ms,
                commands=self._hub.session.commands.of(self._attempt_id),
                warnings=tuple(sorted(warnings, key=lambda row: -row.number)),
                evidence=open_incidents(view, self._attempt_id),
            )
        )

    def verify(self) -> None:
        """The person is the one of the document."""
        row = self._row()
        if row is not None:
            self._send(seat_commands.verify(row), _title(SeatAct.VERIFY))

    def hold(self, kind: HoldKind, reason: str) -> None:
        """LOCK or PAUSE."""
        row = self._row()
        if row is not None:
            act = SeatAct.LOCK if kind is HoldKind.LOCK else SeatAct.PAUSE
            self._send(seat_commands.hold(row, kind, reason), _title(act))

    def release(self, verdict: Verdict | None = None) -> None:
        """End the hold that the button names; a LOCK with what it was."""
        row, kind = self._row(), self.picture.acts.releases
        if row is not None and kind is not None:
            self._send(seat_commands.release(row, kind, verdict), words(f"console.release.{kind}"))

    def warn(self, text: str, incident_id: str | None) -> None:
        """Warn the candidate, who has to acknowledge it."""
        row, view = self._row(), self._state.view
        if row is not None and view is not None:
            self._send(seat_commands.warn(view, row, text, incident_id), _title(SeatAct.WARN))

    def put_away(self, command_id: str) -> None:
        """The outcome of a command was seen."""
        self._hub.session.commands.forget(command_id)
        self.refresh()

    def _row(self) -> CandidateRow | None:
        view = self._state.view
        return None if view is None else view.candidates.find(self._attempt_id)

    def _send(self, message: Message, title: Words) -> None:
        self._hub.send(message, title, self._attempt_id)


def _title(act: SeatAct) -> Words:
    return words(f"console.act.{act.value}")
