"""Where attempts belong: learned per period, kept in memory, forgotten when a seat moves."""

from collections.abc import Mapping

from common.protocol.routing import Address


class Places:
    """What the units of work of a process have learned about attempts.

    A unit of work learns for itself; the rest of the process learns from it once it has committed,
    and only if no seat moved meanwhile: nobody sees a place that is not durable, or an old one
    after a newer.
    """

    def __init__(self) -> None:
        """Begin with nothing known."""
        self._known: dict[str, Address] = {}
        self._moves = 0

    @property
    def moves(self) -> int:
        """How often seats have moved; whoever reads the database remembers it from the start."""
        return self._moves

    def find(self, attempt_id: str) -> Address | None:
        """Return an attempt's place, or None."""
        return self._known.get(attempt_id)

    def learn(self, places: Mapping[str, Address], moves: int) -> None:
        """Take over what somebody read who began after `moves` moves."""
        if moves == self._moves:
            self._known.update(places)

    def forget(self, attempt_ids: set[str]) -> None:
        """Seats have moved."""
        if attempt_ids:
            self._moves += 1
            for attempt_id in attempt_ids:
                self._known.pop(attempt_id, None)
