"""Commands to seats (features.md S04): how long they live, how they go on, when one is done.

States only go forward: waiting → delivered → done, or else failed or expired. A seat that says the
same twice changes nothing, so reports may come again and late.
"""

from collections.abc import Iterable, Mapping
from enum import Enum, auto

from msgspec.structs import replace

from common.core.errors import ErrorCode, RefusedError
from common.protocol.rows import ActorRef, CandidateRow, SeatCommandRow
from common.protocol.vocabulary import CommandFailure, CommandKind, CommandState, Role
from common.rules.candidate_words import has_hold
from common.rules.engine import refuse
from common.rules.reasons import Reason
from common.rules.row_table import RowTable

MOST_WAITING = 50
"""So many may wait for one seat; a person who wants more is refused."""

SHOWN_PER_SEAT = 5
"""So many of a seat a console keeps, the newest."""

_MINUTE_MS = 60_000
TTL_MS: Mapping[CommandKind, int] = {
    CommandKind.HOLD: 60 * _MINUTE_MS,
    CommandKind.RELEASE: 60 * _MINUTE_MS,
    CommandKind.WARN: 15 * _MINUTE_MS,
    CommandKind.TIME: 60 * _MINUTE_MS,
    CommandKind.START: 15 * _MINUTE_MS,
}
"""After so long nobody waits for the seat any more. What the candidate's row says stays: a hold
ends by a release, never by the age of its command."""

OPEN = frozenset({CommandState.WAITING, CommandState.DELIVERED})
REPORTED = frozenset({CommandState.DELIVERED, CommandState.DONE, CommandState.FAILED})
"""What a seat may say."""


class Effect(Enum):
    """What a seat finds when it looks whether a command is done."""

    NOT_YET = auto()
    DONE = auto()
    SUPERSEDED = auto()


def full_seats(waiting: Mapping[str, int], actor: ActorRef) -> frozenset[str]:
    """Return the seats that take no more commands; people are refused if there are any.

    Args:
        waiting: how many commands wait for each seat concerned.
        actor: who wants one more for each.

    Raises:
        RefusedError: GUARD_FAILED, COMMANDS_WAIT.
    """
    full = frozenset(seat for seat, number in waiting.items() if number >= MOST_WAITING)
    if full and actor.role is not Role.SYSTEM:
        raise refuse(Reason.COMMANDS_WAIT, limit=MOST_WAITING, seats=len(full))
    return full


def is_open(row: SeatCommandRow) -> bool:
    """Say whether the seat still has to do it."""
    return row.state in OPEN


def reported(
    row: SeatCommandRow, state: CommandState, failure: CommandFailure | None, now_ms: int
) -> SeatCommandRow:
    """Return the command after a seat's report; the same row where that says nothing new.

    Raises:
        RefusedError: INVALID_FIELD for a state that no seat may say.
    """
    if state not in REPORTED or (state is CommandState.FAILED) != (failure is not None):
        raise RefusedError(ErrorCode.INVALID_FIELD, field="state")
    if not is_open(row) or state is row.state:
        return row
    return replace(row, state=state, failure=failure, changed_ms=now_ms, version=row.version + 1)


def expired(row: SeatCommandRow, now_ms: int) -> SeatCommandRow:
    """Return the command as it is once its time is over; the same row before that."""
    if not is_open(row) or now_ms < row.expires_ms:
        return row
    return replace(row, state=CommandState.EXPIRED, changed_ms=now_ms, version=row.version + 1)


def effect(
    command: SeatCommandRow, candidate: CandidateRow, known_warnings: Iterable[str]
) -> Effect:
    """Say whether what a seat knows now holds the command's effect.

    Args:
        command: what was ordered.
        candidate: the row as the seat has it.
        known_warnings: ids of the warnings that the seat has.
    """
    if command.kind is CommandKind.WARN:
        return Effect.DONE if command.subject in known_warnings else Effect.NOT_YET
    if candidate.version < command.row_version:
        return Effect.NOT_YET
    if command.hold is None:
        return Effect.DONE
    wanted = command.kind is CommandKind.HOLD
    return Effect.DONE if has_hold(candidate, command.hold) is wanted else Effect.SUPERSEDED


class SeatCommands:
    """The commands of one seat that wait: what is settled leaves."""

    def __init__(self, rows: Iterable[SeatCommandRow] = ()) -> None:
        """Start with the rows of a snapshot."""
        self._open: dict[str, SeatCommandRow] = {}
        for row in rows:
            self.put(row)

    def put(self, row: SeatCommandRow) -> bool:
        """Take a row over if it is newer; say whether it was."""
        known = self._open.get(row.command_id)
        if known is not None and known.version >= row.version:
            return False
        if is_open(row):
            self._open[row.command_id] = row
            return True
        return self._open.pop(row.command_id, None) is not None

    def rows(self) -> tuple[SeatCommandRow, ...]:
        """Return what waits, oldest first."""
        return tuple(sorted(self._open.values(), key=_age))


class CommandTable:
    """The newest commands of many seats, as a console keeps them."""

    def __init__(self, rows: Iterable[SeatCommandRow] = ()) -> None:
        """Start with the rows of a snapshot."""
        self._seats: dict[str, RowTable[SeatCommandRow]] = {}
        for row in rows:
            self.put(row)

    def put(self, row: SeatCommandRow) -> bool:
        """Take a row over if it is newer; say whether that changed what is kept."""
        seat = self._seats.get(row.attempt_id) or RowTable(lambda row: row.command_id)
        if not seat.put(row):
            return False
        kept = sorted(seat.rows(), key=_age)[-SHOWN_PER_SEAT:]
        self._seats[row.attempt_id] = RowTable(lambda row: row.command_id, kept)
        return row in kept

    def of(self, attempt_id: str) -> tuple[SeatCommandRow, ...]:
        """Return the commands of a seat, newest first."""
        seat = self._seats.get(attempt_id)
        return () if seat is None else tuple(sorted(seat.rows(), key=_age, reverse=True))

    def sorted_rows(self) -> tuple[SeatCommandRow, ...]:
        """Return all rows by id: the same for everybody who knows the same."""
        rows = (row for seat in self._seats.values() for row in seat.rows())
        return tuple(sorted(rows, key=lambda row: row.command_id))


def _age(row: SeatCommandRow) -> tuple[int, str]:
    return row.created_ms, row.command_id
