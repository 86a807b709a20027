"""A program's session: link, resume, clock anchor and commands in one place.

`connection` → `session` → the program's `state.apply`: this is where frames become events in
order, each once, and where commands find their outcome.
"""

import asyncio
from collections.abc import Callable

from typing_extensions import override

from common.client.address import CentreAddress
from common.client.anchor import ServerAnchor
from common.client.commands import CommandBook
from common.client.connection import Connection, LinkListener, LinkState
from common.client.inbox import Inbox
from common.core.clock import Clock
from common.core.tasks import TaskScope
from common.protocol.base import Message
from common.protocol.codec import Received, encode
from common.protocol.session import (
    CommandAccepted,
    CommandRejected,
    Heartbeat,
    HeartbeatAnswered,
    Hello,
    Welcome,
)

MessageListener = Callable[[Message], None]


class ClientSession(LinkListener):
    """One signed-in program.

    Args:
        program: name and version for the hello.
        device: id of this machine.
    """

    def __init__(
        self, address: CentreAddress, token: str, *, program: str, device: str, clock: Clock
    ) -> None:
        """Nothing happens before `listen` and `start`."""
        self._program = program
        self._device = device
        self._clock = clock
        self._on_message: MessageListener = lambda _message: None
        self._on_link: Callable[[LinkState], None] = lambda _state: None
        self._beat: Callable[[], Heartbeat] = Heartbeat
        self._inbox = Inbox()
        self._book = CommandBook()
        self._connection = Connection(address, token, self, clock)
        self._scope = TaskScope("client:session")
        self._beat_sent_at: float | None = None
        self.anchor = ServerAnchor(clock)

    def listen(
        self,
        on_message: MessageListener,
        on_link: Callable[[LinkState], None],
        beat: Callable[[], Heartbeat] = Heartbeat,
    ) -> None:
        """Tell who is called, on the loop.

        Args:
            on_message: each message once, the welcome first.
            on_link: each new state of the link.
            beat: makes the heartbeat to send now.
        """
        self._on_message = on_message
        self._on_link = on_link
        self._beat = beat

    @property
    def link(self) -> LinkState:
        """Return the state of the link."""
        return self._connection.state

    def start(self) -> None:
        """Connect and stay connected."""
        self._scope.start(self._connection.run(), name="connection")

    async def stop(self) -> None:
        """Close the link; may be called again."""
        await self._scope.stop()

    async def command(self, message: Message) -> None:
        """Send a command and wait for its outcome, over reconnects if need be.

        Raises:
            RefusedError: the server refused; nothing was changed.
        """
        pending = self._book.begin(message)
        self._connection.send(encode(message, id=pending.id))
        try:
            await pending.outcome
        except asyncio.CancelledError:
            self._book.forget(pending.id)
            raise

    def post(self, message: Message) -> bool:
        """Send without waiting; False when there is no link and the caller must keep it."""
        return self._connection.send(encode(message))

    @override
    def hello(self) -> Hello:
        return Hello(client=self._program, device=self._device, resume_from=self._inbox.resume_from)

    @override
    def heartbeat(self) -> Heartbeat:
        self._beat_sent_at = self._clock.monotonic()
        return self._beat()

    @override
    def welcomed(self, welcome: Welcome) -> None:
        self.anchor.set(welcome.server_ms)
        if not welcome.resumed:
            self._inbox.restart(welcome.event_number)
        self._on_message(welcome)
        for pending in self._book.unsettled():
            self._connection.send(encode(pending.message, id=pending.id))

    @override
    def received(self, received: Received) -> None:
        message = received.message
        match message:
            case HeartbeatAnswered():
                self.anchor.set(message.server_ms, self._beat_sent_at)
            case CommandAccepted():
                self._book.accept(message.command_id)
            case CommandRejected():
                self._book.reject(message.command_id, message.fault)
                self._on_message(message)
            case _ if self._inbox.admit(received.envelope.seq):
                self._on_message(message)
            case _:
                pass

    @override
    def link_changed(self, state: LinkState) -> None:
        self._on_link(state)
