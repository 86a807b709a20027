"""The incident feed: grouping, order, what may be judged."""

import pytest
from msgspec.structs import replace

from common.console.rows import incident_words, seat_commands
from common.console.rows.feed import feed_items, open_count
from common.protocol.detections import BY_CODE
from common.protocol.rows import ActorRef
from common.protocol.vocabulary import Role, Verdict
from common.rules.staff_view import StaffView
from installers.dev import console_samples as s
from installers.dev.console_rooms import running_room
from installers.dev.console_samples import NOW_MS

FACTS = {"process": "firefox"}


def test_who_is_locked_comes_first() -> None:
    items = feed_items(StaffView(running_room().snapshot()), NOW_MS)
    assert [(item.seat, item.times, item.is_locked) for item in items] == [
        ("17", 3, True),
        ("34", 2, False),
    ]
    assert open_count(items) == 2


def test_the_graver_comes_first_then_the_newer(monkeypatch: pytest.MonkeyPatch) -> None:
    grave = replace(BY_CODE["FOCUS_LOST"], code="GRAVE", level=3)
    monkeypatch.setattr(incident_words, "BY_CODE", {**BY_CODE, "GRAVE": grave})
    sample = running_room()
    sample.incidents = [
        s.incident(f"room-301-{seat}", code, count=1, score=1, seconds=age, facts=FACTS)
        for seat, code, age in ((1, "FOCUS_LOST", 50), (2, "GRAVE", 90), (3, "FOCUS_LOST", 5))
    ]
    items = feed_items(StaffView(sample.snapshot()), NOW_MS)
    assert [item.seat for item in items] == ["2", "3", "1"]


def test_one_item_for_each_candidate_and_code() -> None:
    sample = running_room()
    again = s.incident("room-301-34", "FOCUS_LOST", count=4, score=4, seconds=5, facts=FACTS)
    sample.incidents.append(replace(again, incident_id="later"))
    item = feed_items(StaffView(sample.snapshot()), NOW_MS)[-1]
    assert (item.seat, item.times, item.age_s) == ("34", 6, 5)
    judged = list(seat_commands.judge(item, Verdict.NORMAL))
    assert {message.incident_id for message in judged} == {"incident-room-301-34-1", "later"}
    assert {message.version for message in judged} == {1}


def test_what_was_judged_sinks_and_names_who_said_so() -> None:
    sample = running_room()
    judge = ActorRef(role=Role.PROCTOR, id="staff-1")
    sample.incidents[0] = replace(
        sample.incidents[0], verdict=Verdict.NORMAL, judged_by=judge, version=2
    )
    items = feed_items(StaffView(sample.snapshot()), NOW_MS)
    assert [item.seat for item in items] == ["34", "17"]
    assert (items[1].is_open, items[1].judged_by) == (False, "한지우")


def test_what_the_machine_caused_is_not_judged() -> None:
    sample = running_room()
    sample.incidents[1] = replace(sample.incidents[1], technical=True)
    items = feed_items(StaffView(sample.snapshot()), NOW_MS)
    assert [item.is_open for item in items] == [True, False]


def test_other_rooms_are_left_out() -> None:
    view = StaffView(running_room().snapshot())
    assert feed_items(view, NOW_MS, frozenset({"room-999"})) == ()
