"""What a process remembers of the database, so that it need not ask again and is never wrong.

A transaction learns for itself; the rest of the process learns from it once it has committed, and
only if nothing of the kind changed meanwhile: nobody sees what is not durable, or something old
after something newer.
"""

from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar

T = TypeVar("T")


class Memory(Generic[T]):
    """Values by key that the transactions of a process share."""

    def __init__(self) -> None:
        """Begin with nothing known."""
        self._known: dict[str, T] = {}
        self._changes = 0

    @property
    def changes(self) -> int:
        """How often something changed; whoever reads the database remembers it from the start."""
        return self._changes

    def find(self, key: str) -> T | None:
        """Return what is known, or None."""
        return self._known.get(key)

    def find_all(self, keys: Iterable[str]) -> dict[str, T | None]:
        """Return what is known of each key."""
        find = self._known.get
        return {key: find(key) for key in keys}

    def learn(self, values: Mapping[str, T], changes: int) -> None:
        """Take over what somebody read who began after `changes` changes."""
        if changes == self._changes:
            self._known.update(values)

    def forget(self, keys: set[str]) -> None:
        """These have changed."""
        if keys:
            self._changes += 1
            for key in keys:
                self._known.pop(key, None)


class Recollection(Generic[T]):
    """One transaction's view of a memory.

    Args:
        memory: what the process knows.
    """

    __slots__ = ("_began", "_doubted", "_learned", "_memory")

    def __init__(self, memory: Memory[T]) -> None:
        """Begin with nothing learned and nothing changed."""
        self._memory = memory
        self._began = memory.changes
        self._learned: dict[str, T] = {}
        self._doubted: set[str] = set()

    def find(self, key: str) -> T | None:
        """Return a value if this transaction may rely on it."""
        if self._learned and (found := self._learned.get(key)) is not None:
            return found
        return None if key in self._doubted else self._memory.find(key)

    def find_all(self, keys: Iterable[str]) -> dict[str, T | None]:
        """Return of each key what `find` would."""
        if self._learned or self._doubted:
            return {key: self.find(key) for key in keys}
        return self._memory.find_all(keys)

    def learn(self, values: Mapping[str, T]) -> None:
        """Remember values read in this transaction."""
        self._learned.update(values)

    def doubt(self, key: str) -> None:
        """This transaction changes what the value says, or may have."""
        self._doubted.add(key)
        self._learned.pop(key, None)

    def unlearn(self) -> None:
        """Something was rolled back: what was read meanwhile may not be so."""
        self._learned.clear()

    def share(self, *, committed: bool) -> None:
        """At the end: let the process know what was learned, and what changed."""
        self._memory.forget(self._doubted)
        if committed and self._learned:
            self._memory.learn(self._learned, self._began + bool(self._doubted))
