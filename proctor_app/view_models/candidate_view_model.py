"""The chosen candidate: facts, what may be done and why not, what was done and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from common.console.link.command_lines import (
    CommandLine,
    CommandStage,
    command_lines,
    worth_showing,
)
from common.console.rows import seat_commands
from common.console.rows.hold_on_seat import HoldOnSeat, hold_on_seat
from common.console.rows.incident_words import incident_title
from common.console.rows.move_offer import NO_OFFER, MoveOffer, move_offer
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
    from common.protocol.base import Message
    from common.protocol.rows import CandidateRow, WarningRow
    from common.rules.staff_view import StaffView
    from proctor_app.state import OwnRooms


HOLD_OF = {SeatAct.LOCK: HoldKind.LOCK, SeatAct.PAUSE: HoldKind.PAUSE}
VERDICTS: tuple[str, ...] = tuple(Verdict)


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
        spot: the hold that a code would end on the seat, which is cut off; None if there is none.
        code: the code for it, once it was shown.
        offer: where the candidate could move to, once it was asked.
    """

    item: SeatItem | None = None
    acts: SeatActs = NO_ACTS
    may_command: bool = False
    now_ms: int = 0
    commands: tuple[CommandLine, ...] = ()
    warnings: tuple[WarningLine, ...] = ()
    evidence: tuple[tuple[str, Words], ...] = ()
    wants_verdict: bool = False
    spot: HoldOnSeat | None = None
    code: str = ""
    offer: MoveOffer = NO_OFFER

    @property
    def code_wants_verdict(self) -> bool:
        """Whether showing the code asks what the lock was."""
        return self.spot is not None and self.spot.stands and self.spot.kind is HoldKind.LOCK

    @property
    def is_waiting(self) -> bool:
        """Whether a command for this candidate is on its way."""
        return any(line.stage is CommandStage.SENT for line in self.commands)


class CandidateViewModel(ViewModel[CandidatePicture]):
    """Follows one candidate and sends the acts on it."""

    def __init__(self, hub: ConsoleHub, state: OwnRooms, parent: QObject | None = None) -> None:
        super().__init__(CandidatePicture(), parent)
        self._hub = hub
        self._state = state
        self._attempt_id = ""
        self._seen: frozenset[str] = frozenset()
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
        spot = hold_on_seat(view, self._attempt_id)
        self.show(
            CandidatePicture(
                item=item,
                acts=acts,
                may_command=self._hub.link.may_command,
                now_ms=now_ms,
                commands=self._commands(view, now_ms),
                warnings=_lines(rows),
                evidence=tuple(
                    (row.incident_id, incident_title(row.code))
                    for row in open_incidents(view, self._attempt_id)
                ),
                wants_verdict=acts.releases is HoldKind.LOCK,
                spot=spot,
                code="" if spot is None else self._state.code_of(self._attempt_id, spot),
                offer=move_offer(view, self._attempt_id),
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

    def ask_seats(self) -> None:
        """Ask the server where the candidate could go; the picture's ``offer`` tells it."""
        row, view = self._row(), self._state.view
        if row is not None and view is not None:
            view.forget_free_seats()
            self.refresh()
            title = words("console.sent.ask_seats")
            self._hub.send(seat_commands.ask_seats(row), title, f"seats:{row.attempt_id}")

    def move(self, seat_id: str, reason: str) -> None:
        """Move the candidate to the PC of another seat."""
        row = self._row()
        if row is not None:
            self._send(seat_commands.move(row, seat_id, reason), _title(SeatAct.MOVE))

    def propose_reopening(self, reason: str) -> None:
        """Ask the chief to let the candidate, who handed in by mistake, go on."""
        row = self._row()
        if row is not None:
            self._send(seat_commands.propose_reopening(row, reason), _title(SeatAct.REOPEN))

    def warn(self, text: str, incident_id: str | None) -> None:
        """Warn the candidate, who has to acknowledge it."""
        row, view = self._row(), self._state.view
        if row is not None and view is not None:
            self._send(seat_commands.warn(view, row, text, incident_id), _title(SeatAct.WARN))

    def show_code(self, reason: str, verdict: str | None = None) -> None:
        """Ask for the code that ends the hold on the seat; a LOCK that stands wants a verdict."""
        row, spot = self._row(), self.picture.spot
        if row is not None and spot is not None:
            said = None if verdict is None else Verdict(verdict)
            message = seat_commands.show_code(row, spot, reason, said)
            self._send(message, words("console.sent.code"))

    def put_away(self, command_id: str) -> None:
        """The outcome of a command was seen."""
        self._seen |= {command_id}
        self._hub.forget(command_id)

    def _commands(self, view: StaffView, now_ms: int) -> tuple[CommandLine, ...]:
        warnings = {row.warning_id: row for row in view.warnings.rows()}
        sent = self._hub.session.commands.of(self._attempt_id)
        lines = command_lines(sent, view.commands.of(self._attempt_id), warnings, now_ms)
        return worth_showing(lines, self._seen)

    def _row(self) -> CandidateRow | None:
        view = self._state.view
        return None if view is None else view.candidates.find(self._attempt_id)

    def _send(self, message: Message, title: Words) -> None:
        self._hub.send(message, title, self._attempt_id)


def _title(act: SeatAct) -> Words:
    return words(f"console.sent.{act.value}")


def _lines(rows: Sequence[WarningRow]) -> tuple[WarningLine, ...]:
    newest = sorted(rows, key=lambda row: -row.number)
    return tuple(WarningLine(row.number, row.text, row.acknowledged_ms) for row in newest)
