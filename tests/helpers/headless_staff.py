"""A member of staff without a window: signs in, sees the room live, gives commands."""

import asyncio
from collections.abc import Callable
from types import TracebackType
from typing import Self, TypeVar

from common.client.address import CentreAddress
from common.client.connection import LinkState
from common.client.pace import LinkPace
from common.client.rest import RestClient
from common.client.session import ClientSession
from common.core.clock import SystemClock
from common.protocol.base import Message
from common.protocol.rest import StaffSignIn
from common.protocol.session import Welcome
from common.rules.views import StaffMessage, StaffView

T = TypeVar("T")


class HeadlessStaff:
    """One signed-in member of staff; use as an async context manager."""

    def __init__(
        self, address: CentreAddress, login: str, password: str, pace: LinkPace | None = None
    ) -> None:
        self._address = address
        self._pace = pace
        self._body = StaffSignIn(login=login, password=password, device=f"console-{login}")
        self._changed = asyncio.Event()
        self._session: ClientSession | None = None
        self._view: StaffView | None = None
        self.link = LinkState.OFFLINE

    @property
    def view(self) -> StaffView:
        """Return what the console knows."""
        assert self._view is not None
        return self._view

    async def __aenter__(self) -> Self:
        async with RestClient(self._address) as rest:
            signed_in = await rest.sign_in_staff(self._body)
        self._session = ClientSession(
            self._address,
            signed_in.token,
            program="gamdok-headless/0.1.0",
            device=self._body.device,
            clock=SystemClock(),
            pace=self._pace,
        )
        self._session.listen(self._apply, self._link_changed)
        self._session.start()
        await self.until("a snapshot", lambda: self._view is not None)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        assert self._session is not None
        await self._session.stop()

    async def do(self, message: Message) -> None:
        """Give a command and wait for its outcome; raises RefusedError."""
        assert self._session is not None
        await asyncio.wait_for(self._session.command(message), 15)

    async def until(self, what: str, look: Callable[[], T], seconds: float = 20.0) -> T:
        """Wait until `look` returns something true."""
        loop = asyncio.get_running_loop()
        end = loop.time() + seconds
        while not (found := look()):
            left = end - loop.time()
            if left <= 0:
                message = f"waited {seconds:.0f} s for {what}"
                raise AssertionError(message)
            self._changed.clear()
            try:
                await asyncio.wait_for(self._changed.wait(), min(left, 1.0))
            except TimeoutError:
                continue
        return found

    def _apply(self, message: Message) -> None:
        if not isinstance(message, StaffMessage):
            return
        if self._view is not None:
            self._view.apply(message)
        elif isinstance(message, Welcome) and message.staff is not None:
            self._view = StaffView(message.staff)
        self._changed.set()

    def _link_changed(self, state: LinkState) -> None:
        self.link = state
        self._changed.set()
