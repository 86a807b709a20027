"""Commands on their way: each keeps its id until the server has said what became of it."""

import asyncio

import msgspec

from common.core.errors import Fault, RefusedError
from common.core.ids import new_id
from common.protocol.base import Message


class PendingCommand(msgspec.Struct, frozen=True):
    """A command that has no outcome yet."""

    id: str
    message: Message
    outcome: "asyncio.Future[None]"


class CommandBook:
    """Pairs outcomes with commands; what is open is sent again after a reconnect."""

    def __init__(self) -> None:
        """Begin with none open."""
        self._open: dict[str, PendingCommand] = {}

    def begin(self, message: Message, id_: str = "") -> PendingCommand:
        """Give a command its id, unless the sender has one for it."""
        outcome: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        command = PendingCommand(id_ or new_id(), message, outcome)
        self._open[command.id] = command
        return command

    def unsettled(self) -> tuple[PendingCommand, ...]:
        """Return the open commands in the order they were given."""
        return tuple(self._open.values())

    def accept(self, command_id: str) -> None:
        """The command took effect."""
        command = self._open.pop(command_id, None)
        if command is not None and not command.outcome.done():
            command.outcome.set_result(None)

    def reject(self, command_id: str, fault: Fault) -> None:
        """The command changed nothing."""
        command = self._open.pop(command_id, None)
        if command is not None and not command.outcome.done():
            command.outcome.set_exception(refusal(fault))

    def reject_all(self, fault: Fault) -> None:
        """The server does not listen to us any more; what became of them is not known."""
        for command_id in tuple(self._open):
            self.reject(command_id, fault)

    def cancel_all(self) -> None:
        """Nobody will ever know: whoever waits is cancelled."""
        for command in self._open.values():
            command.outcome.cancel()
        self._open.clear()

    def forget(self, command: PendingCommand) -> None:
        """Nobody waits for this command any more; it is not sent again."""
        self._open.pop(command.id, None)
        if command.outcome.done() and not command.outcome.cancelled():
            command.outcome.exception()  # it came together with the cancellation: that is fine


def refusal(fault: Fault) -> RefusedError:
    """Return the error that a fault from the wire stands for."""
    reason = fault.key.removeprefix("error.")
    error = RefusedError(fault.code, "" if reason == fault.code.value else reason)
    error.values = dict(fault.values)
    return error
