"""What the live store and the file share promise, whatever carries them."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, Protocol

import msgspec

from common.protocol.base import Value
from common.protocol.rows import SeatLive


class Seen(Value, frozen=True, kw_only=True):
    """The last sign of life of a connection."""

    connection_id: str
    at_ms: int
    fields: dict[str, str] = msgspec.field(default_factory=dict)


class Claim(NamedTuple):
    """A name that one owner holds for a while.

    Args:
        through: whose claim it is at the moment; an owner may claim through another.
        ttl_ms: for how long, if it is not claimed again.
    """

    name: str
    owner: str
    through: str
    ttl_ms: int


class LiveStore(Protocol):
    """What changes every few seconds and may be lost: the database can always rebuild it."""

    @property
    def healthy(self) -> bool:
        """Whether it is shared as it should be; False while it works from memory alone."""
        ...

    async def start(self) -> None:
        """Connect.

        Raises:
            StorageError: there is no server where it should be.
        """
        ...

    async def stop(self) -> None:
        """Disconnect; may be called again."""
        ...

    async def put_seats(self, sitting_id: str, seats: Sequence[SeatLive]) -> None:
        """Keep the newest state of seats."""
        ...

    async def seats(self, sitting_id: str, room_ids: frozenset[str] | None) -> tuple[SeatLive, ...]:
        """Return the seats of some rooms, or of all where `room_ids` is None."""
        ...

    async def see(self, connection_id: str, fields: Mapping[str, str], at_ms: int) -> None:
        """Note a sign of life; `fields` are merged with what is known of the connection."""
        ...

    async def seen(self) -> tuple[Seen, ...]:
        """Return the known connections."""
        ...

    async def forget(self, connection_id: str) -> None:
        """The connection is gone."""
        ...

    async def put_drafts(self, attempt_id: str, drafts: Mapping[str, bytes]) -> None:
        """Keep sealed drafts by item; newest wins per item."""
        ...

    async def drafts(self, attempt_id: str) -> dict[str, bytes]:
        """Return the drafts of an attempt."""
        ...

    async def drop_drafts(self, attempt_id: str) -> None:
        """The answers are durable: forget the drafts."""
        ...

    async def claim_all(self, claims: Sequence[Claim]) -> tuple[bool, ...]:
        """Take names, or hold them longer; False for one that another owner holds.

        Where nothing is shared nobody else is there, and every name is free.
        """
        ...

    async def release(self, claim: Claim) -> None:
        """Give a name back, unless it was claimed through somebody else since."""
        ...

    async def count(self, name: str, number: int = 1) -> int:
        """Add to a counter and return its value."""
        ...

    async def counters(self, prefix: str) -> dict[str, int]:
        """Return the counters whose name begins with `prefix`."""
        ...


class FileShare(Protocol):
    """Files by relative path; what is sealed is sealed by the caller."""

    async def put(self, path: str, content: bytes) -> None:
        """Write a file whole and durably, or not at all.

        Raises:
            StorageError: the path leads out of the share, or the share cannot be written.
        """
        ...

    async def get(self, path: str) -> bytes:
        """Return a file.

        Raises:
            RefusedError: NOT_FOUND.
            StorageError: the path leads out of the share, or the share cannot be read.
        """
        ...

    async def exists(self, path: str) -> bool:
        """Say whether the file is there."""
        ...

    async def list_under(self, folder: str) -> tuple[str, ...]:
        """Return the paths of all files below a folder, sorted."""
        ...

    async def remove(self, path: str) -> None:
        """Remove a file; nothing happens if it is not there."""
        ...
