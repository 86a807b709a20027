"""Commands for one seat as a panel lists them: what this console sent, and how far the seat is."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from common.console.link.command_log import Outcome, SentCommand
from common.console.rows.words import Sayable, words
from common.core.errors import Fault
from common.protocol.rows import SeatCommandRow, WarningRow
from common.protocol.vocabulary import CommandKind, CommandState


class CommandStage(Enum):
    """How far a command is, for who gave it."""

    SENT = "sent"
    WAITS_FOR_SEAT = "waits_for_seat"
    DELIVERED = "delivered"
    DONE = "done"
    FAILED = "failed"
    EXPIRED = "expired"
    REFUSED = "refused"
    NO_ANSWER = "no_answer"


OVER = frozenset(
    {CommandStage.FAILED, CommandStage.EXPIRED, CommandStage.REFUSED, CommandStage.NO_ANSWER}
)
"""Ended otherwise than it was meant: shown until a person has seen it."""

_OF_OUTCOME = {
    Outcome.WAITING: CommandStage.SENT,
    Outcome.ACCEPTED: CommandStage.DONE,
    Outcome.REJECTED: CommandStage.REFUSED,
    Outcome.NO_ANSWER: CommandStage.NO_ANSWER,
}
_OF_STATE = {
    CommandState.WAITING: CommandStage.WAITS_FOR_SEAT,
    CommandState.DELIVERED: CommandStage.DELIVERED,
    CommandState.DONE: CommandStage.DONE,
    CommandState.FAILED: CommandStage.FAILED,
    CommandState.EXPIRED: CommandStage.EXPIRED,
}


@dataclass(frozen=True, slots=True)
class CommandLine:
    """One command.

    Args:
        id: of the command that a person gave; what `put_away` is told.
        waits_s: for how long the seat has not taken it; None once it has.
        why: why it ended otherwise than it was meant: the server's refusal, or words of ours.
    """

    id: str
    title: Sayable
    at_ms: int
    stage: CommandStage
    waits_s: int | None = None
    why: Fault | Sayable | None = None

    @property
    def is_over(self) -> bool:
        """Whether a person should see that it failed."""
        return self.stage in OVER


def command_lines(
    sent: Sequence[SentCommand],
    rows: Iterable[SeatCommandRow],
    warnings: Mapping[str, WarningRow],
    now_ms: int,
) -> tuple[CommandLine, ...]:
    """Return the commands for one seat, newest first.

    What this console sent and the server has made a command for the seat is one line; what others
    sent, or this console before it was started again, is there too.

    Args:
        sent: by this console, newest first.
        rows: what the server has for this seat.
        warnings: by id: a warning is done once the candidate has read it.
        now_ms: the server's time.
    """
    by_cause = {row.cause: row for row in rows}
    lines = [_line(entry, by_cause.pop(entry.id, None), warnings, now_ms) for entry in sent]
    lines += [_of_row(row, _title(row), warnings, now_ms) for row in by_cause.values()]
    return tuple(sorted(lines, key=lambda line: -line.at_ms))


def worth_showing(lines: Sequence[CommandLine], seen: frozenset[str]) -> tuple[CommandLine, ...]:
    """Return what is open, what failed and was not seen, and the newest that was done."""
    done = [line.id for line in lines if line.stage is CommandStage.DONE][:1]
    return tuple(
        line
        for line in lines
        if line.id in done or (line.stage is not CommandStage.DONE and line.id not in seen)
    )


def _line(
    entry: SentCommand,
    row: SeatCommandRow | None,
    warnings: Mapping[str, WarningRow],
    now_ms: int,
) -> CommandLine:
    if row is not None and entry.outcome is not Outcome.REJECTED:
        line = _of_row(row, entry.title, warnings, now_ms)
        return CommandLine(entry.id, line.title, line.at_ms, line.stage, line.waits_s, line.why)
    why: Fault | Sayable | None = entry.fault
    if why is None and entry.outcome is Outcome.NO_ANSWER:
        why = words("console.command.unknown")
    return CommandLine(entry.id, entry.title, entry.sent_ms, _OF_OUTCOME[entry.outcome], None, why)


def _of_row(
    row: SeatCommandRow, title: Sayable, warnings: Mapping[str, WarningRow], now_ms: int
) -> CommandLine:
    stage = _OF_STATE[row.state]
    warning = warnings.get(row.subject)
    if stage is CommandStage.DONE and warning is not None and warning.acknowledged_ms is None:
        stage = CommandStage.DELIVERED
    waits_s, why = None, None
    if stage is CommandStage.WAITS_FOR_SEAT:
        waits_s = max(0, now_ms - row.created_ms) // 1000
    if stage is CommandStage.EXPIRED:
        why = words("console.command.why_expired")
    elif row.failure is not None:
        why = words(f"console.command.why_{row.failure}")
    return CommandLine(row.cause, title, row.created_ms, stage, waits_s, why)


def _title(row: SeatCommandRow) -> Sayable:
    match row.kind:
        case CommandKind.HOLD:
            return words(f"console.sent.{row.hold}")
        case CommandKind.RELEASE:
            return words(f"console.sent.release_{row.hold}")
        case _:
            return words(f"console.sent.{row.kind}")
