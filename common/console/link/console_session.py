"""A signed-in console: session, link status, and commands that never wait in a queue."""

import asyncio
from collections.abc import Callable
from typing import Protocol

from common.client.connection import LinkState
from common.client.session import MessageListener
from common.console.link.command_log import CommandLog, Outcome, SentCommand
from common.console.link.link_status import LinkStatus
from common.console.rows.words import Sayable
from common.core.clock import Clock
from common.core.errors import RefusedError
from common.core.tasks import TaskScope
from common.protocol.base import Message

ANSWER_WITHIN_S = 10.0
"""Later a command counts as without an answer; the person looks and decides anew."""


class Anchor(Protocol):
    """The server's clock as the session knows it."""

    @property
    def known(self) -> bool:
        """Whether the server has spoken yet."""
        ...

    def now_ms(self) -> int | None:
        """Return the server's time now."""
        ...

    def age_s(self) -> float:
        """Return the seconds since the last anchor."""
        ...


class Session(Protocol):
    """What a console needs of `common.client.session.ClientSession`."""

    @property
    def anchor(self) -> Anchor:
        """The server's clock."""
        ...

    @property
    def link(self) -> LinkState:
        """The state of the link."""
        ...

    def listen(self, on_message: MessageListener, on_link: Callable[[LinkState], None]) -> None:
        """Tell who is called."""
        ...

    def start(self) -> None:
        """Connect and stay connected."""
        ...

    async def stop(self) -> None:
        """Close the link."""
        ...

    async def command(self, message: Message, id: str = "") -> None:  # noqa: A002  as on the wire
        """Send a command under an id and wait for its outcome."""
        ...


class ConsoleSession:
    """One sign-in of a console, from its start to its stop.

    A command leaves only over a standing link. When the link goes before the outcome came, the
    command ends as NO_ANSWER and is not sent again: what it would meet then, nobody has seen.
    """

    def __init__(self, session: Session, clock: Clock) -> None:
        """Nothing happens before `listen` and `start`."""
        self._session = session
        self._clock = clock
        self._scope = TaskScope("console:commands")
        self._running: dict[str, asyncio.Task[None]] = {}
        self._heard_at: float | None = None
        self._on_message: MessageListener = lambda _message: None
        self._on_link: Callable[[LinkStatus], None] = lambda _status: None
        self.commands = CommandLog()

    def listen(self, on_message: MessageListener, on_link: Callable[[LinkStatus], None]) -> None:
        """Tell who is called: each message once, and each new state of the link."""
        self._on_message = on_message
        self._on_link = on_link

    def start(self) -> None:
        """Connect and stay connected."""
        self._session.listen(self._received, self._link_changed)
        self._session.start()

    async def stop(self) -> None:
        """Close the link; commands on their way end without an answer."""
        self._give_up()
        await self._scope.stop()
        await self._session.stop()

    @property
    def link(self) -> LinkStatus:
        """The link as it is now."""
        return LinkStatus(self._session.link, self._age_s())

    def now_ms(self) -> int:
        """Return the server's time as far as it is known, else this machine's."""
        known = self._session.anchor.now_ms()
        return self._clock.now_ms() if known is None else known

    def send(self, message: Message, title: Sayable, target: str) -> SentCommand:
        """Send a command; without a link it ends at once as NO_ANSWER."""
        entry = self.commands.add(title, target, self.now_ms())
        if not self.link.may_command:
            self.commands.settle(entry.id, Outcome.NO_ANSWER)
            return entry
        task = self._scope.begin(self._run(entry.id, message), name=f"send:{entry.id}")
        self._running[entry.id] = task
        return entry

    async def _run(self, id_: str, message: Message) -> None:
        try:
            async with asyncio.timeout(ANSWER_WITHIN_S):
                await self._session.command(message, id=id_)
        except RefusedError as error:
            self.commands.settle(id_, Outcome.REJECTED, error.fault())
        except TimeoutError:
            self.commands.settle(id_, Outcome.NO_ANSWER)
        else:
            self.commands.settle(id_, Outcome.ACCEPTED)
        finally:
            self._running.pop(id_, None)

    def _received(self, message: Message) -> None:
        self._heard_at = self._clock.monotonic()
        self._on_message(message)

    def _link_changed(self, state: LinkState) -> None:
        if state is not LinkState.ONLINE:
            self._give_up()
        self._on_link(LinkStatus(state, self._age_s()))

    def _give_up(self) -> None:
        for id_, task in list(self._running.items()):
            task.cancel()
            self.commands.settle(id_, Outcome.NO_ANSWER)

    def _age_s(self) -> float | None:
        anchor = self._session.anchor
        if not anchor.known:
            return None
        heard = self._heard_at
        since = anchor.age_s()
        return since if heard is None else min(since, self._clock.monotonic() - heard)
