"""A console's session without a network: gives messages, keeps commands."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from common.client.connection import LinkState
from common.protocol.rest import StaffSession
from common.protocol.session import Welcome

if TYPE_CHECKING:
    from collections.abc import Callable

    from common.client.session import MessageListener
    from common.core.clock import FakeClock
    from common.protocol.base import Message
    from common.protocol.snapshots import StaffSnapshot
    from common.protocol.vocabulary import Role

HEARTBEAT_S = 2.0


class StandAnchor:
    """The server's clock: the same as the stand's own, heard a while ago."""

    def __init__(self, clock: FakeClock) -> None:
        self._clock = clock
        self._heard: float | None = None

    @property
    def known(self) -> bool:
        """Whether the server has spoken yet."""
        return self._heard is not None

    def hear(self) -> None:
        """The server speaks now."""
        self._heard = self._clock.monotonic()

    def now_ms(self) -> int | None:
        """Return the server's time now."""
        return self._clock.now_ms() if self.known else None

    def age_s(self) -> float:
        """Return the seconds since the server spoke."""
        return self._clock.monotonic() - (self._heard or 0.0)


class StandSession:
    """What `ConsoleSession` talks to."""

    def __init__(self, clock: FakeClock) -> None:
        self.anchor = StandAnchor(clock)
        self.link = LinkState.OFFLINE
        self.sent: list[Message] = []
        self.ids: list[str] = []
        self.outcomes: list[asyncio.Future[None]] = []
        self._on_message: MessageListener = lambda _message: None
        self._on_link: Callable[[LinkState], None] = lambda _state: None

    def listen(self, on_message: MessageListener, on_link: Callable[[LinkState], None]) -> None:
        """Tell who is called."""
        self._on_message, self._on_link = on_message, on_link

    def start(self) -> None:
        """Nothing connects."""

    async def stop(self) -> None:
        """The link is gone."""
        self.turn(LinkState.CLOSED)

    async def command(self, message: Message, id: str = "") -> None:  # noqa: A002  as on the wire
        """Keep a command; the test says what becomes of it by `outcomes`."""
        self.ids.append(id)
        outcome: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.sent.append(message)
        self.outcomes.append(outcome)
        await outcome

    def turn(self, state: LinkState) -> None:
        """The link has another state."""
        self.link = state
        self._on_link(state)

    def give(self, message: Message) -> None:
        """The server says something."""
        self.anchor.hear()
        self._on_message(message)

    def welcome(self, snapshot: StaffSnapshot) -> None:
        """The server takes the connection."""
        self.give(
            Welcome(
                connection_id="connection-1",
                server_ms=self.anchor.now_ms() or 0,
                event_number=1,
                heartbeat_s=HEARTBEAT_S,
                resumed=False,
                staff=snapshot,
            )
        )
        self.turn(LinkState.ONLINE)


def staff_session(role: Role, staff_id: str, name: str) -> StaffSession:
    """Return what signing in gives."""
    return StaffSession(
        token="stand",  # noqa: S106 - no server takes it
        role=role,
        staff_id=staff_id,
        staff_name=name,
        sitting_id="sitting-1",
        expires_ms=2**50,
    )
