"""Who keeps a seat's journal: records go in, and later it is known that they are durable."""

from collections.abc import Callable
from typing import Protocol

from common.protocol.journal import JournalRecord

Dump = Callable[[], tuple[JournalRecord, ...]]


class Keeper(Protocol):
    """Keeps records in their order; on the loop, never blocking it."""

    @property
    def kept(self) -> int:
        """Return how many of the records handed over are durable, counted from the first."""
        ...

    @property
    def is_failing(self) -> bool:
        """Say whether records cannot be made durable now."""
        ...

    def begin(self, attempt_id: str, centre: str, dump: Dump, on_kept: Callable[[], None]) -> None:
        """Start to write; what was handed over before is among what `dump` returns.

        Args:
            attempt_id: whose journal.
            centre: base64 of the centre's public wrapping key, empty if it has told none.
            dump: returns all that a new file must begin with.
            on_kept: told when more is durable, or when that began or ceased to fail.
        """
        ...

    def keep(self, record: JournalRecord) -> int:
        """Take a record and return its number; it is durable once `kept` has come to it."""
        ...

    async def stop(self) -> None:
        """Write what is left, and no more; may be called again."""
        ...

    async def leave(self) -> None:
        """The same, and do not come back to this attempt by itself."""
        ...


class MemoryKeeper:
    """Keeps nothing: for seats that need not outlive their program, as simulated ones."""

    def __init__(self) -> None:
        """Begin with no record."""
        self._taken = 0

    @property
    def kept(self) -> int:
        """Return the number of records: memory is as good as it gets here."""
        return self._taken

    @property
    def is_failing(self) -> bool:
        """Say no."""
        return False

    def begin(self, attempt_id: str, centre: str, dump: Dump, on_kept: Callable[[], None]) -> None:
        """Start nothing."""

    def keep(self, record: JournalRecord) -> int:
        """Count."""
        del record
        self._taken += 1
        return self._taken

    async def stop(self) -> None:
        """Stop nothing."""

    async def leave(self) -> None:
        """Leave nothing behind."""
