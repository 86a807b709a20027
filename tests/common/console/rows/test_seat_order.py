"""The list's order, and that no filter ever hides an open incident."""

import pytest

from common.console.rows.seat_filter import SINCE_START, SeatFilter, counts
from common.console.rows.seat_item import SeatItem, seat_item
from common.console.rows.seat_order import ordered
from common.rules.display import Attention
from common.rules.staff_view import StaffView
from installers.dev.console_rooms import running_room
from installers.dev.console_samples import NOW_MS


@pytest.fixture
def items() -> tuple[SeatItem, ...]:
    view = StaffView(running_room().snapshot())
    found = (seat_item(view, key, NOW_MS) for key in view.attempts("period-1", "room-301"))
    return tuple(item for item in found if item is not None)


def test_who_needs_somebody_stands_above_in_the_order_of_the_rules(
    items: tuple[SeatItem, ...],
) -> None:
    shown = ordered(items, SeatFilter.ALL, "")
    assert [item.seat for item in shown.upper] == ["17", "23", "34", "29", "51"]
    assert [item.attention for item in shown.upper] == [
        Attention.LOCKED,
        Attention.MISSING,
        Attention.SUSPECTED,
        Attention.HELD,
        Attention.WARNED,
    ]
    assert [int(item.seat) for item in shown.lower] == sorted(int(i.seat) for i in shown.lower)
    assert len(shown.upper) + len(shown.lower) == shown.total == 60


@pytest.mark.parametrize("chosen", SINCE_START)
@pytest.mark.parametrize("wanted", ["", "2604", "nobody has this"])
def test_a_filter_never_hides_an_open_incident(
    items: tuple[SeatItem, ...], chosen: SeatFilter, wanted: str
) -> None:
    shown = ordered(items, chosen, wanted)
    seats = {item.seat for item in (*shown.upper, *shown.lower)}
    assert {"17", "34"} <= seats
    inside = {item.seat for item in items if item.is_open}
    assert inside == {"17", "34"}


def test_what_a_filter_would_have_hidden_is_counted(items: tuple[SeatItem, ...]) -> None:
    shown = ordered(items, SeatFilter.SUBMITTED, "")
    assert [item.seat for item in shown.lower] == ["12", "55", "60"]
    assert [item.seat for item in shown.upper] == ["17", "34"]
    assert shown.outside == 2
    assert ordered(items, SeatFilter.ALL, "").outside == 0


def test_counts_are_what_each_filter_shows(items: tuple[SeatItem, ...]) -> None:
    found = counts(items, SINCE_START)
    for chosen, count in found.items():
        shown = ordered(items, chosen, "")
        assert len(shown.upper) + len(shown.lower) - shown.outside == count
    assert found[SeatFilter.ATTENTION] == 5
    assert found[SeatFilter.ABSENT] == 2


@pytest.mark.parametrize("wanted", ["7", "17"])
def test_a_seat_is_found_whole(items: tuple[SeatItem, ...], wanted: str) -> None:
    shown = ordered(items, SeatFilter.ALL, wanted)
    found = {i.seat for i in (*shown.upper, *shown.lower)}
    assert wanted in found
    assert "27" not in found or any(wanted in i.exam_number for i in items if i.seat == "27")


def test_a_number_is_found_with_and_without_its_hyphen(items: tuple[SeatItem, ...]) -> None:
    number = next(item for item in items if item.seat == "42").exam_number
    for wanted in (number, number.replace("-", ""), number[-4:]):
        shown = ordered(items, SeatFilter.ALL, wanted)
        assert "42" in {item.seat for item in shown.lower}
