"""What a seat shows, and why it stands where it stands."""

from msgspec.structs import replace

from common.console.rows.seat_item import SeatItem, seat_item
from common.console.rows.words import Words
from common.protocol.vocabulary import Connection, HoldKind
from common.rules.display import Attention, DisplayStatus
from common.rules.staff_view import StaffView
from installers.dev import console_samples as s
from installers.dev.console_rooms import running_room
from installers.dev.console_samples import NOW_MS

ROOM = "room-301"


def _item(number: int, sample: s.Sample | None = None, heard_ms: int | None = None) -> SeatItem:
    view = StaffView((sample or running_room()).snapshot())
    item = seat_item(view, f"{ROOM}-{number}", NOW_MS, heard_ms)
    assert item is not None
    return item


def _keys(item: SeatItem) -> list[str]:
    return [note.key if isinstance(note, Words) else note for note in item.notes]


def test_who_is_locked_says_what_was_seen_and_that_a_verdict_is_needed() -> None:
    item = _item(17)
    assert item.status is DisplayStatus.LOCKED
    assert item.attention is Attention.LOCKED
    assert _keys(item) == ["console.note.times", "console.note.lock_auto", "console.note.verdict"]
    assert item.is_open


def test_who_is_cut_off_says_so_with_what_is_unsent() -> None:
    item = _item(23)
    assert item.status is DisplayStatus.MISSING
    assert item.link_age_s == 18
    assert _keys(item) == ["console.note.link_lost", "console.note.unsent"]


def test_a_fine_link_has_no_age_because_none_is_told() -> None:
    assert _item(1).connection is Connection.ONLINE
    assert _item(1).link_age_s is None


def test_the_room_s_own_hold_is_no_reason_to_look_at_a_seat() -> None:
    sample = running_room()
    for key, row in sample.candidates.items():
        held = (*row.holds, s.hold(HoldKind.SITTING, 60, "정전"))
        sample.candidates[key] = replace(row, holds=held)
    assert _item(1, sample).attention is Attention.REST
    assert _item(1, sample).status is DisplayStatus.SUSPENDED
    assert _item(17, sample).attention is Attention.LOCKED
    assert _item(29, sample).attention is Attention.HELD


def test_without_the_server_ages_stand_and_the_clock_goes_on() -> None:
    view = StaffView(running_room().snapshot())
    later = NOW_MS + 40_000
    item = seat_item(view, f"{ROOM}-23", later, heard_ms=NOW_MS)
    assert item is not None
    assert item.link_age_s == 18
    assert item.remaining_s == (_item(23).remaining_s or 0) - 40


def test_time_is_shown_from_the_start_to_the_end() -> None:
    assert _item(1).remaining_s == 72 * 60 + 40
    assert _item(5).remaining_s is None  # absent
    assert _item(12).remaining_s is None  # handed in


def test_an_attempt_nobody_knows_is_no_seat() -> None:
    assert seat_item(StaffView(running_room().snapshot()), "nobody", NOW_MS) is None
