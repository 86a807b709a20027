"""Lets each durable event through once, and remembers where to resume."""


class Inbox:
    """Numbers of events come in order; what was seen already is dropped."""

    def __init__(self) -> None:
        """Nothing seen: a snapshot is needed."""
        self._last: int | None = None
        self._early: set[int] = set()

    @property
    def resume_from(self) -> int | None:
        """Return the last event number, None when a snapshot is needed."""
        return self._last

    def restart(self, event_number: int) -> None:
        """A fresh snapshot replaces everything known, whatever numbers came before."""
        self._last = event_number
        self._early.clear()

    def forget(self) -> None:
        """Ask for a snapshot the next time."""
        self._last = None
        self._early.clear()

    def replayed(self, event_number: int) -> None:
        """All that was missed up to this number has come."""
        if self._last is not None:
            self._last = max(event_number, self._last)

    def admit(self, number: int) -> bool:
        """Say whether the event with this number is new; 0 is not an event and always passes."""
        if number == 0:
            return True
        if self._last is None:
            return True  # the rest of a connection whose events a snapshot is about to replace
        if number <= self._last:
            return False
        self._last = number
        if number in self._early:
            self._early.discard(number)
            return False
        return True

    def admit_early(self, number: int) -> bool:
        """Say the same of an event that overtook the welcome: those before it may still come."""
        if number == 0:
            return True
        if number in self._early or (self._last is not None and number <= self._last):
            return False
        self._early.add(number)
        return True
