"""Tells the server how far commands to this seat came: got at once, done once it is on the screen.

The server's own row is the acknowledgement: what it does not show yet is told again on every new
connection. What was done is remembered over the program's death, so a command whose report was
lost counts as done, not as overtaken by a later one.
"""

from typing import Protocol

from common.client.keeper import Keeper
from common.core.errors import ErrorCode
from common.protocol.base import Message
from common.protocol.commands import ReportCommand
from common.protocol.journal import Done, JournalRecord
from common.protocol.rows import SeatCommandRow
from common.protocol.session import CommandRejected
from common.protocol.vocabulary import CommandFailure, CommandState
from common.rules.journal_fold import KEPT_DONE, JournalContent
from common.rules.seat_commands import Effect, effect
from common.rules.seat_view import SeatView

_BUSY = frozenset({ErrorCode.RATE_LIMITED, ErrorCode.UNAVAILABLE, ErrorCode.INTERNAL})
_Report = tuple[CommandState, CommandFailure | None]


class ReportLink(Protocol):
    """The session as far as reports need it; `common.client.session.ClientSession` is one."""

    def post(self, message: Message, id: str = "") -> bool:  # noqa: A002  the wire's own word
        """Send without waiting; False when there is no link."""
        ...


class CommandReports:
    """The commands of one attempt on one machine.

    Args:
        device_id: this machine; only the one with the lease speaks.
        keeper: remembers what was done.
    """

    def __init__(self, device_id: str, link: ReportLink, keeper: Keeper) -> None:
        """Nothing was done yet."""
        self._device_id = device_id
        self._link = link
        self._keeper = keeper
        self._done: dict[str, None] = {}
        self._posted: set[str] = set()

    def restore(self, content: JournalContent) -> None:
        """Begin with what an earlier run of this program had done."""
        self._done = dict.fromkeys(content.done)

    def records(self) -> tuple[JournalRecord, ...]:
        """Return what was done as a new journal begins with it."""
        return tuple(Done(command_id=id_) for id_ in self._done)

    def welcomed(self) -> None:
        """A connection stands: what the server does not know yet is told again."""
        self._posted.clear()

    def deliver(self, view: SeatView) -> None:
        """Say what has come."""
        for row in self._mine(view):
            if row.state is CommandState.WAITING:
                self._post(row, (CommandState.DELIVERED, None))

    def shown(self, view: SeatView, now_ms: int | None) -> None:
        """Say what is on the screen now, and what never will be."""
        for row in self._mine(view):
            report = self._report(row, view, now_ms)
            if report is not None:
                self._note(row, report)
                self._post(row, report)

    def failed(self, view: SeatView) -> None:
        """The screen could not be brought up to date: say so of what should be on it now."""
        for row in self._mine(view):
            if effect(row, view.candidate, _warnings(view)) is Effect.DONE:
                self._post(row, (CommandState.FAILED, CommandFailure.NOT_SHOWN))

    def rejected(self, message: CommandRejected) -> bool:
        """Say whether a refusal is one of a report; a busy server is told again later."""
        ours = message.command_id in self._posted
        if ours and message.fault.code in _BUSY:
            self._posted.discard(message.command_id)
        return ours

    def _mine(self, view: SeatView) -> tuple[SeatCommandRow, ...]:
        ours = view.candidate.device_id in {None, self._device_id}
        return view.commands.rows() if ours else ()

    def _report(self, row: SeatCommandRow, view: SeatView, now_ms: int | None) -> _Report | None:
        if row.command_id in self._done:
            return CommandState.DONE, None
        if now_ms is not None and now_ms >= row.expires_ms:
            return CommandState.FAILED, CommandFailure.TOO_LATE
        match effect(row, view.candidate, _warnings(view)):
            case Effect.DONE:
                return CommandState.DONE, None
            case Effect.SUPERSEDED:
                return CommandState.FAILED, CommandFailure.SUPERSEDED
            case Effect.NOT_YET:
                return None

    def _note(self, row: SeatCommandRow, report: _Report) -> None:
        if report[0] is not CommandState.DONE or row.command_id in self._done:
            return
        self._done[row.command_id] = None
        for id_ in tuple(self._done)[:-KEPT_DONE]:
            del self._done[id_]
        self._keeper.keep(Done(command_id=row.command_id))

    def _post(self, row: SeatCommandRow, report: _Report) -> None:
        state, failure = report
        id_ = f"{row.command_id}-{state}"
        if id_ in self._posted:
            return
        message = ReportCommand(
            attempt_id=row.attempt_id, command_id=row.command_id, state=state, failure=failure
        )
        if self._link.post(message, id=id_):
            self._posted.add(id_)


def _warnings(view: SeatView) -> frozenset[str]:
    return frozenset(row.warning_id for row in view.warnings.rows())
