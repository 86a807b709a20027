"""FOCUS_LOST: which windows are foreign, what is reported when, what counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from candidate_app.detections.blacklist import Blacklist
from candidate_app.detections.contract import Tools
from candidate_app.detections.focus_lost import FocusLostDetector
from candidate_app.lockdown.contract import ForegroundWindow, ProcessFacts
from candidate_app.lockdown.fake import FakeForegroundWatch, FakeProcessTable
from common.core.clock import FakeClock
from tests.candidate_app.helpers import advance, turn

if TYPE_CHECKING:
    from candidate_app.detections.episode import Report

OWN = 100
EXAM = ForegroundWindow(1, OWN, "exam", "gamdok")
THIEF = ForegroundWindow(2, 200, "notes", "Editor")
OTHER = ForegroundWindow(3, 300, "chat", "Chat")
NAMELESS = ForegroundWindow(4, None, "popup", "Popup")


class Bench:
    def __init__(self) -> None:
        self.clock = FakeClock()
        self.watch = FakeForegroundWatch(EXAM)
        self.reports: list[Report] = []
        tools = Tools(
            clock=self.clock,
            report=self.reports.append,
            processes=FakeProcessTable(
                ProcessFacts(200, "editor", "/usr/bin/editor"), ProcessFacts(300, "chat", "")
            ),
            foreground=self.watch,
            blacklist=Blacklist(),
            own_pid=OWN,
        )
        self.detector = FocusLostDetector(tools)
        self.detector.start()

    def seen(self) -> list[tuple[bool, int, bool]]:
        return [(report.opened, report.duration_ms, report.counts) for report in self.reports]


@pytest.fixture
def bench(aloop: object) -> Bench:
    return Bench()


async def test_a_foreign_window_is_told_at_once_then_counted_then_closed(bench: Bench) -> None:
    bench.watch.show(THIEF)
    assert bench.seen() == [(True, 0, False)]
    assert bench.reports[0].facts == {
        "process": "editor",
        "title": "notes",
        "window_class": "Editor",
    }
    await advance(bench.clock, 0.3)
    assert bench.seen()[1:] == [(True, 300, True)]
    bench.clock.advance(1.2)
    bench.watch.show(EXAM)
    assert bench.seen()[2:] == [(False, 1500, True)]
    assert len({report.detection_id for report in bench.reports}) == 1
    await bench.detector.stop()


async def test_a_timer_that_rings_early_does_not_lose_the_count(bench: Bench) -> None:
    bench.watch.show(THIEF)
    await turn()
    sleeper = bench.clock._sleepers.pop()
    bench.clock.advance(0.293)
    sleeper[1].set()
    await turn()
    assert len(bench.reports) == 1, "not yet"
    await advance(bench.clock, 0.007)
    assert bench.seen()[1:] == [(True, 300, True)]
    await bench.detector.stop()


async def test_shorter_than_the_debounce_is_told_and_does_not_count(bench: Bench) -> None:
    bench.watch.show(THIEF)
    bench.clock.advance(0.299)
    bench.watch.show(EXAM)
    assert bench.seen() == [(True, 0, False), (False, 299, False)]
    await advance(bench.clock, 5)
    assert len(bench.reports) == 2
    await bench.detector.stop()


async def test_windows_of_our_own_are_not_foreign(bench: Bench) -> None:
    bench.watch.show(ForegroundWindow(9, OWN, "dialog", "gamdok"))
    assert bench.reports == []
    await bench.detector.stop()


async def test_from_one_foreign_window_to_the_next_are_two_episodes(bench: Bench) -> None:
    bench.watch.show(THIEF)
    bench.clock.advance(1)
    bench.watch.show(OTHER)
    bench.watch.show(OTHER)
    assert [report.opened for report in bench.reports] == [True, False, True]
    assert bench.reports[0].detection_id == bench.reports[1].detection_id
    assert bench.reports[2].facts["process"] == "chat"
    await bench.detector.stop()


async def test_a_window_without_a_process_is_named_by_its_class(bench: Bench) -> None:
    bench.watch.show(NAMELESS)
    assert bench.reports[0].facts == {"process": "", "title": "popup", "window_class": "Popup"}
    await bench.detector.stop()


async def test_no_window_for_a_moment_is_nothing(bench: Bench) -> None:
    bench.watch.show(None)
    bench.clock.advance(0.1)
    bench.watch.show(EXAM)
    await turn()
    assert bench.reports == []
    await bench.detector.stop()


async def test_no_window_for_longer_is_told(bench: Bench) -> None:
    bench.watch.show(None)
    await advance(bench.clock, 0.3)
    assert [(report.opened, report.counts) for report in bench.reports] == [
        (True, False),
        (True, True),
    ]
    bench.watch.show(EXAM)
    assert bench.seen()[-1] == (False, 300, True)
    await bench.detector.stop()


async def test_stopping_closes_what_is_open_and_starting_sees_who_is_in_front(
    bench: Bench,
) -> None:
    bench.watch.show(THIEF)
    bench.clock.advance(2)
    await bench.detector.stop()
    assert bench.seen()[-1] == (False, 2000, True)
    bench.watch.show(EXAM)
    bench.watch.show(THIEF)
    count = len(bench.reports)
    bench.detector.start()
    assert len(bench.reports) == count + 1
    await bench.detector.stop()
    await bench.detector.stop()
