"""A program's session: link, resume, clock anchor and commands in one place.

`connection` → `session` → the program's `state.apply`: this is where frames become events in
order, each once, and where commands find their outcome.
"""

import asyncio
from collections import deque
from collections.abc import Callable

from typing_extensions import override

from common.client.address import CentreAddress
from common.client.anchor import ServerAnchor
from common.client.commands import CommandBook, refusal
from common.client.connection import Connection, LinkListener, LinkState
from common.client.device import SeatDevice
from common.client.errors import LinkProblem
from common.client.inbox import Inbox
from common.client.pace import LinkPace
from common.core.clock import Clock
from common.core.errors import ErrorCode, Fault, RefusedError
from common.core.ids import new_id
from common.core.logs import get_logger
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

_log = get_logger("client.session")
_MOST_BEATS = 32
MessageListener = Callable[[Message], None]


class ClientSession(LinkListener):
    """One signed-in program.

    Args:
        program: name and version for the hello.
        device: id of this machine.
        key: of this machine, where it is enrolled; its id goes before `device`.
        pace: patience of the link.
    """

    def __init__(  # noqa: PLR0913  the patience is for tests and measurements only
        self,
        address: CentreAddress,
        token: str,
        *,
        program: str,
        device: str,
        clock: Clock,
        pace: LinkPace | None = None,
        key: SeatDevice | None = None,
    ) -> None:
        """Nothing happens before `listen` and `start`."""
        self._token = token
        self._key = key
        self._instance = new_id()
        self._program = program
        self._device = device
        self._clock = clock
        self._on_message: MessageListener = lambda _message: None
        self._on_link: Callable[[LinkState], None] = lambda _state: None
        self._beat: Callable[[], Heartbeat] = Heartbeat
        self._inbox = Inbox()
        self._book = CommandBook()
        self._connection = Connection(address, token, self, clock, pace)
        self._scope = TaskScope("client:session")
        self._beats_at: deque[float] = deque(maxlen=_MOST_BEATS)
        self._replay_upto: int | None = None
        self.after_crash = False
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

    @property
    def problem(self) -> LinkProblem | None:
        """Return what stands in the way of the link, as the last attempt found it."""
        return self._connection.problem

    @property
    def fault(self) -> Fault | None:
        """Return what the server said when it turned us away, also when that is for good."""
        return self._connection.fault

    def start(self) -> None:
        """Connect and stay connected."""
        self._scope.start(self._connection.run(), name="connection")

    async def stop(self) -> None:
        """Close the link; who waits for a command is cancelled. May be called again."""
        await self._scope.stop()
        self._book.cancel_all()

    def start_over(self) -> None:
        """Come back with a fresh snapshot: what is known here is not enough."""
        self.forget()
        self._connection.drop()

    async def command(self, message: Message, id: str = "") -> None:  # noqa: A002  as on the wire
        """Send a command and wait for its outcome, over reconnects if need be.

        Args:
            message: the command.
            id: by which others will name it; one of its own without.

        Raises:
            RefusedError: the server refused and nothing was changed; or the link has ended for
                good, and then nobody knows what became of a command that was on its way.
        """
        self._check_open()
        pending = self._book.begin(message, id)
        self._connection.send(encode(message, id=pending.id))
        try:
            await pending.outcome
        except asyncio.CancelledError:
            self._book.forget(pending)
            raise

    def post(self, message: Message, id: str = "") -> bool:  # noqa: A002  the wire's own word
        """Send without waiting; False when there is no link and the caller must keep it.

        A refusal comes as `CommandRejected` with this id.
        """
        return self._connection.send(encode(message, id=id))

    def _check_open(self) -> None:
        if self.link is LinkState.REFUSED and self.fault is not None:
            raise refusal(self.fault)
        if self.link is LinkState.CLOSED:
            raise RefusedError(ErrorCode.UNAVAILABLE)

    @override
    def hello(self, challenge: str) -> Hello:
        key = self._key
        return Hello(
            client=self._program,
            device=key.device_id if key is not None else self._device,
            resume_from=self._inbox.resume_from,
            after_crash=self.after_crash,
            instance=self._instance,
            proof=key.prove(challenge, self._token) if key is not None else "",
        )

    @override
    def heartbeat(self) -> Heartbeat:
        self._beats_at.append(self._clock.monotonic())
        try:
            return self._beat()
        except Exception as error:  # noqa: BLE001  a fault of the program must not cut its link
            _log.error("heartbeat_failed", error=repr(error))
            return Heartbeat()

    @override
    def welcomed(self, welcome: Welcome, early: tuple[Received, ...]) -> None:
        self._beats_at.clear()
        self.after_crash = False  # it was told
        self.anchor.set(welcome.server_ms, proof=welcome.anchor)
        self._replay_upto = welcome.event_number if welcome.resumed else None
        if not welcome.resumed:
            self._inbox.restart(welcome.event_number)
        # What the program sends on its welcome (answers, above all) goes before older commands:
        # a submission would be refused without them.
        self._tell(welcome)
        for pending in self._book.unsettled():
            self._connection.send(encode(pending.message, id=pending.id))
        for received in early:
            if self._inbox.admit_early(received.envelope.seq):
                self._take(received.message)

    @override
    def received(self, received: Received) -> None:
        if self._inbox.admit(received.envelope.seq):
            self._take(received.message)

    @override
    def forget(self) -> None:
        self._inbox.forget()

    @override
    def link_changed(self, state: LinkState) -> None:
        if state is LinkState.REFUSED and self.fault is not None:
            self._book.reject_all(self.fault)
        elif state is LinkState.CLOSED:
            self._book.cancel_all()
        try:
            self._on_link(state)
        except Exception as error:  # noqa: BLE001  see heartbeat
            _log.error("link_listener_failed", error=repr(error))

    def _take(self, message: Message) -> None:
        match message:
            case HeartbeatAnswered():
                self._heartbeat_answered(message)
            case CommandAccepted():
                self._book.accept(message.command_id)
            case CommandRejected():
                self._book.reject(message.command_id, message.fault)
                self._tell(message)
            case _:
                self._tell(message)

    def _heartbeat_answered(self, message: HeartbeatAnswered) -> None:
        if self._beats_at:  # answers come in the order of the questions
            self.anchor.correct(message.server_ms, self._beats_at.popleft(), message.anchor)
        if self._replay_upto is not None:
            # The server sends the missed events before it reads what we say after the welcome.
            self._inbox.replayed(self._replay_upto)
            self._replay_upto = None

    def _tell(self, message: Message) -> None:
        try:
            self._on_message(message)
        except Exception as error:  # noqa: BLE001  see heartbeat
            _log.error("message_failed", type=message.spec.name, error=repr(error))
