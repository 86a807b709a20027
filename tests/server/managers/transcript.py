"""Writes what the managers sent as lines a person can read: who, what, to which state."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from common.protocol.answers import AnswersRecorded, AttemptSealed
from common.protocol.candidates import CandidateChanged
from common.protocol.commands import CommandChanged
from common.protocol.incidents import IncidentChanged, IntegrityChanged, WarningChanged
from common.protocol.moves import MoveChanged
from common.protocol.proctors import ProctorChanged
from common.protocol.session import CommandAccepted, CommandRejected, SeatLiveChanged
from common.protocol.stages import PaperUnsealed, PeriodStageChanged, RoomStageChanged
from common.protocol.time import ProposalChanged, TimeActChanged, TimeNoted

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from common.protocol.base import Message
    from common.protocol.routing import Outgoing
    from common.protocol.rows import CandidateRow, IncidentRow, IntegrityRow, SeatCommandRow


class Scribe:
    """Knows ids by the names of the plan."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = names

    def line(self, item: Outgoing) -> str:
        """Return one outgoing message as a line."""
        message = item.message
        if isinstance(message, PaperUnsealed):
            return f"paper {self._names[item.address.room_id or '']}"
        write = _WRITERS.get(type(message))
        return message.spec.name if write is None else write(message, self._names)


def _candidate(row: CandidateRow, names: Mapping[str, str]) -> str:
    words = [row.attendance.value, row.identity.value, row.progress.value]
    words += [f"+{hold.kind}" for hold in row.holds]
    return f"candidate {names[row.attempt_id]} {' '.join(words)}"


def _incident(row: IncidentRow, names: Mapping[str, str]) -> str:
    verdict = f" {row.verdict}" if row.verdict else ""
    technical = " technical" if row.technical else ""
    who = names[row.attempt_id]
    return f"incident {who} {row.code} x{row.count} {row.score:g}{verdict}{technical}"


def _integrity(row: IntegrityRow, names: Mapping[str, str]) -> str:
    who = names[row.attempt_id]
    return f"integrity {who} {row.integrity} {row.score:g} warned {row.warnings}"


def _rejected(message: CommandRejected) -> str:
    return f"rejected {message.fault.key.removeprefix('error.')}"


def _recorded(m: AnswersRecorded, names: Mapping[str, str]) -> str:
    return f"recorded {names[m.attempt_id]} epoch {m.epoch} upto {m.ack_upto}"


def _sealed(m: AttemptSealed, names: Mapping[str, str]) -> str:
    return f"sealed {names[m.seal.attempt_id]} {m.seal.kind} {m.seal.answered}"


def _warning(m: WarningChanged, names: Mapping[str, str]) -> str:
    read = " read" if m.warning.acknowledged_ms else ""
    return f"warning {names[m.warning.attempt_id]} {m.warning.number}{read}"


def _command(row: SeatCommandRow, names: Mapping[str, str]) -> str:
    hold = f" {row.hold}" if row.hold else ""
    failure = f" {row.failure}" if row.failure else ""
    return f"command {names[row.attempt_id]} {row.kind}{hold} {row.state}{failure}"


def _time_act(m: TimeActChanged, names: Mapping[str, str]) -> str:
    act = m.act
    given = [f"{names[g.attempt_id]}{'-' if g.undone else ''}" for g in act.given]
    refused = [f"!{names[r.attempt_id]}" for r in act.refused]
    who = " ".join(given + refused)
    return f"time {act.part} {act.delta_ms / 60_000:g} {names[act.room_id]}: {who}"


def _note(m: TimeNoted, names: Mapping[str, str]) -> str:
    undone = " undone" if m.note.undone else ""
    return f"note {names[m.note.attempt_id]} {m.note.delta_ms / 60_000:g}{undone}"


def _move(m: MoveChanged, names: Mapping[str, str]) -> str:
    row = m.move
    return f"move {names[row.attempt_id]} {row.from_seat} to {row.to_seat} {row.state}"


def _proposal(m: ProposalChanged, names: Mapping[str, str]) -> str:
    row = m.proposal
    lost = " ".join(f"{names[one.attempt_id]} {one.lost_ms / 1000:g}" for one in row.lost)
    if row.attempt_id is not None:
        lost = names[row.attempt_id]
    return f"proposal {row.kind} {row.state} {names[row.room_id]}: {lost}"


_WRITERS: dict[type[Message], Callable[[Any, Mapping[str, str]], str]] = {
    CommandAccepted: lambda _m, _names: "accepted",
    CommandRejected: lambda m, _names: _rejected(m),
    CandidateChanged: lambda m, names: _candidate(m.candidate, names),
    RoomStageChanged: lambda m, _names: f"room {m.room.room_name} {m.room.stage}",
    PeriodStageChanged: lambda m, _names: f"period {m.period.stage}",
    ProctorChanged: lambda m, names: f"proctor {names[m.proctor.staff_id]} {m.proctor.state}",
    AnswersRecorded: _recorded,
    AttemptSealed: _sealed,
    IncidentChanged: lambda m, names: _incident(m.incident, names),
    IntegrityChanged: lambda m, names: _integrity(m.integrity, names),
    WarningChanged: _warning,
    TimeActChanged: _time_act,
    TimeNoted: _note,
    ProposalChanged: _proposal,
    MoveChanged: _move,
    CommandChanged: lambda m, names: _command(m.command, names),
    SeatLiveChanged: lambda m, names: f"live {names[m.live.attempt_id]} {m.live.answered}",
}
