"""The list's order: who needs somebody above, the rest by seat; open incidents are never hidden."""

from collections.abc import Iterable
from dataclasses import dataclass

from common.console.rows.seat_filter import SeatFilter, accepts, needs_attention
from common.console.rows.seat_item import SeatItem


@dataclass(frozen=True, slots=True)
class SeatOrdering:
    """What a list shows.

    Args:
        upper: seats that need somebody, the most urgent first.
        lower: the rest by seat.
        outside: how many of them filter and search would have hidden.
        total: how many seats there are in all.
    """

    upper: tuple[SeatItem, ...] = ()
    lower: tuple[SeatItem, ...] = ()
    outside: int = 0
    total: int = 0


NO_SEATS = SeatOrdering()


def ordered(items: Iterable[SeatItem], chosen: SeatFilter, wanted: str) -> SeatOrdering:
    """Return the seats to show in order."""
    every = tuple(items)
    inside = [item for item in every if accepts(item, chosen, wanted)]
    names = {item.attempt_id for item in inside}
    kept = [item for item in every if item.is_open and item.attempt_id not in names]
    shown = sorted([*inside, *kept], key=lambda item: item.order)
    return SeatOrdering(
        upper=tuple(item for item in shown if needs_attention(item)),
        lower=tuple(item for item in shown if not needs_attention(item)),
        outside=len(kept),
        total=len(every),
    )
