"""Lets each durable event through once, and remembers where to resume."""


class Inbox:
    """Numbers of events come in order; what was seen already is dropped."""

    def __init__(self) -> None:
        """Nothing seen: a snapshot is needed."""
        self._last: int | None = None

    @property
    def resume_from(self) -> int | None:
        """Return the last event number, None when a snapshot is needed."""
        return self._last

    def begin(self, event_number: int) -> None:
        """A snapshot, or a replay's end, includes events up to this number."""
        self._last = max(event_number, self._last or 0)

    def restart(self, event_number: int) -> None:
        """A fresh snapshot replaces everything known."""
        self._last = event_number

    def admit(self, number: int) -> bool:
        """Say whether the event with this number is new; 0 is not an event and always passes."""
        if number == 0:
            return True
        if self._last is not None and number <= self._last:
            return False
        self._last = number
        return True
