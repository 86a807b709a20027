"""The seat as view-models work it; `common.client.seat.Seat` fits without knowing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from candidate_app.state import SeatLike

if TYPE_CHECKING:
    from common.client.anchor import ServerAnchor
    from common.client.release_codes import ReleaseCodes
    from common.core.errors import Fault
    from common.protocol.base import Message


class CommandLink(Protocol):
    """The signed-in session; `common.client.session.ClientSession` is one."""

    @property
    def anchor(self) -> ServerAnchor:
        """Return the server's clock."""
        ...

    @property
    def fault(self) -> Fault | None:
        """Return why the server turned this PC away; None if it did not."""
        ...

    async def command(self, message: Message) -> None:
        """Send a command and wait for its outcome."""
        ...


class SeatPort(SeatLike, Protocol):
    """The seat as far as it is worked; `common.client.seat.Seat` is one."""

    position: int
    display: dict[str, str]

    @property
    def attempt_id(self) -> str:
        """Return the attempt this seat writes."""
        ...

    @property
    def session(self) -> CommandLink:
        """Return the session."""
        ...

    @property
    def codes(self) -> ReleaseCodes:
        """Return what releases this seat while it is cut off."""
        ...

    def give(self, item_id: str, value: tuple[int, ...]) -> None:
        """Take an answer."""
        ...

    async def submit(self) -> None:
        """Ask for the seal."""
        ...

    async def stop(self) -> None:
        """Stop, to come back to this attempt."""
        ...

    async def leave(self) -> None:
        """Stop, and let another attempt begin at this PC."""
        ...
