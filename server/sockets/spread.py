"""Over how long seats spread themselves when all of them come back: told before it happens.

A server that was killed can tell nobody anything any more, so every welcome says it.
"""

_SEATS_PER_S = 250.0
"""A seat that comes back costs about 2 ms of a core: so many leave the other half to answers."""
_MOST_S = 8.0


def spread_s(seats: int) -> float:
    """Return the spread for a period of so many seats, in seconds; a room is back at once."""
    return min(_MOST_S, seats / _SEATS_PER_S)
