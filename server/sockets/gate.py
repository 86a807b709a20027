"""What sockets need to know of sessions; whoever signs people in provides it."""

from typing import Protocol

from common.protocol.routing import Origin


class Gate(Protocol):
    """Knows sessions by the digests of their tokens."""

    async def identify_digest(self, digest: bytes) -> tuple[Origin, str | None]:
        """Return whose session it is, and the room of a candidate's seat.

        Raises:
            RefusedError: UNAUTHENTICATED.
        """
        ...
