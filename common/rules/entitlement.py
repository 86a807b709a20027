"""Nobody is cut short by a setting: what each is entitled to against whatever would end it earlier.

Asked before a sitting is sealed in and before it opens (features.md A10, A12).
"""

from collections.abc import Iterable, Sequence
from enum import StrEnum

import msgspec

_HOUR_MS = 60 * 60_000
ENTERS_BEFORE_MS = _HOUR_MS
"""So long before the planned start the first may sign in; from then on a sign-in ages."""


class StopKind(StrEnum):
    """What would end somebody's exam before its time."""

    ALLOWANCE = "allowance"
    LATEST_END = "latest_end"
    NEXT_PERIOD = "next_period"
    SIGN_IN = "sign_in"


class Entitlement(msgspec.Struct, frozen=True, kw_only=True):
    """What one candidate is entitled to in a period, and what is set for the attempt.

    Args:
        room: its name.
        seat: its name in the room.
        duration_ms: of the paper.
        multiplier: of the accommodation.
        extra_ms: planned extra time of the accommodation.
        allowed_ms: what the attempt has now, in all.
    """

    attempt_id: str
    room: str
    seat: str
    duration_ms: int
    multiplier: float
    extra_ms: int
    allowed_ms: int

    @property
    def entitled_ms(self) -> int:
        """All the time this candidate is owed."""
        return round(self.duration_ms * self.multiplier) + self.extra_ms


class Stops(msgspec.Struct, frozen=True, kw_only=True):
    """What ends an exam whatever somebody's own time says; None where there is no such thing.

    Args:
        start_ms: the planned start.
        latest_end_ms: the hall has to be empty by then.
        next_start_ms: the planned start of the next period of the same people.
        sign_in_ms: how long a sign-in lasts.
    """

    start_ms: int
    latest_end_ms: int | None = None
    next_start_ms: int | None = None
    sign_in_ms: int | None = None


class EarlyStop(msgspec.Struct, frozen=True, kw_only=True):
    """One candidate who would be cut short, and by how much."""

    kind: StopKind
    room: str
    seat: str
    short_ms: int


def early_stops(people: Iterable[Entitlement], stops: Stops) -> tuple[EarlyStop, ...]:
    """Return everybody whom a setting would end early: by kind, the worst first."""
    found = [
        EarlyStop(kind=kind, room=one.room, seat=one.seat, short_ms=short)
        for one in people
        for kind, available in _available(one, stops)
        if (short := _needed(one, kind) - available) > 0
    ]
    order = tuple(StopKind)
    return tuple(
        sorted(found, key=lambda s: (order.index(s.kind), -s.short_ms, s.room, len(s.seat), s.seat))
    )


def _needed(one: Entitlement, kind: StopKind) -> int:
    """Return the time that has to fit; more than the entitlement, where more was given."""
    if kind is StopKind.ALLOWANCE:
        return one.entitled_ms
    return max(one.entitled_ms, one.allowed_ms)


def _available(one: Entitlement, stops: Stops) -> Sequence[tuple[StopKind, int]]:
    """Return how much time each setting leaves this candidate."""
    found = [(StopKind.ALLOWANCE, one.allowed_ms)]
    if stops.latest_end_ms is not None:
        found.append((StopKind.LATEST_END, stops.latest_end_ms - stops.start_ms))
    if stops.next_start_ms is not None:
        found.append((StopKind.NEXT_PERIOD, stops.next_start_ms - stops.start_ms))
    if stops.sign_in_ms is not None:
        found.append((StopKind.SIGN_IN, stops.sign_in_ms - ENTERS_BEFORE_MS))
    return found


def in_words(stop: EarlyStop) -> str:
    """Write a stop as people compare it: room, seat and missing minutes:seconds."""
    seconds = -(-stop.short_ms // 1000)
    return f"{stop.room} {stop.seat} −{seconds // 60}:{seconds % 60:02d}"
