"""Which seats a filter shows, how many there are of each, and what no filter may hide."""

from collections.abc import Callable, Iterable, Mapping
from enum import Enum

from common.console.rows.seat_item import SeatItem
from common.protocol.vocabulary import Attendance, Connection, Identity, Progress, Stage
from common.rules.display import Attention
from common.rules.stage_order import rank


class SeatFilter(Enum):
    """A choice of the filter strip."""

    ALL = "all"
    ATTENTION = "attention"
    LOCKED = "locked"
    MISSING = "missing"
    SUSPECTED = "suspected"
    NOT_HERE = "not_here"
    UNVERIFIED = "unverified"
    READY = "ready"
    SUBMITTED = "submitted"
    ABSENT = "absent"


BEFORE_START = (
    SeatFilter.ALL,
    SeatFilter.ATTENTION,
    SeatFilter.NOT_HERE,
    SeatFilter.UNVERIFIED,
    SeatFilter.READY,
)
SINCE_START = (
    SeatFilter.ALL,
    SeatFilter.ATTENTION,
    SeatFilter.LOCKED,
    SeatFilter.MISSING,
    SeatFilter.SUSPECTED,
    SeatFilter.SUBMITTED,
    SeatFilter.ABSENT,
)


def needs_attention(item: SeatItem) -> bool:
    """Say whether a seat stands in the upper group."""
    return item.attention is not Attention.REST


def is_cut_off(item: SeatItem) -> bool:
    """Say whether a seat writes without its link, also while it is held."""
    return item.connection is Connection.MISSING and item.remaining_s is not None


_ACCEPTS: Mapping[SeatFilter, Callable[[SeatItem], bool]] = {
    SeatFilter.ALL: lambda _item: True,
    SeatFilter.ATTENTION: needs_attention,
    SeatFilter.LOCKED: lambda item: item.attention is Attention.LOCKED,
    SeatFilter.MISSING: is_cut_off,
    SeatFilter.SUSPECTED: lambda item: item.open_incidents > 0,
    SeatFilter.NOT_HERE: lambda item: item.attendance is Attendance.EXPECTED,
    SeatFilter.UNVERIFIED: lambda item: item.is_here and item.identity is Identity.UNVERIFIED,
    SeatFilter.READY: lambda item: item.status.value == Progress.READY.value,
    SeatFilter.SUBMITTED: lambda item: item.is_over,
    SeatFilter.ABSENT: lambda item: item.attendance in {Attendance.ABSENT, Attendance.REFUSED},
}


def offered(stage: Stage) -> tuple[SeatFilter, ...]:
    """Return the filters that make sense in a stage."""
    return BEFORE_START if rank(stage) < rank(Stage.RUNNING) else SINCE_START


def counts(items: Iterable[SeatItem], filters: Iterable[SeatFilter]) -> dict[SeatFilter, int]:
    """Return how many seats each filter would show."""
    every = tuple(items)
    return {name: sum(map(_ACCEPTS[name], every)) for name in filters}


def accepts(item: SeatItem, chosen: SeatFilter, wanted: str) -> bool:
    """Say whether filter and search fit a seat.

    Args:
        item: the seat.
        chosen: the filter.
        wanted: part of exam number or name, or the whole seat; empty fits all.
    """
    return _ACCEPTS[chosen](item) and (not wanted or _is_wanted(item, wanted.casefold()))


def _is_wanted(item: SeatItem, wanted: str) -> bool:
    plain = item.exam_number.replace("-", "")
    return (
        item.seat.casefold() == wanted
        or wanted in item.exam_number.casefold()
        or wanted in plain
        or wanted in item.name.casefold()
    )
