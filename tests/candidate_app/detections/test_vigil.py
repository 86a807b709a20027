"""Detections run while the paper is shown, after a grace, and at no other time."""

from __future__ import annotations

from typing_extensions import override

from candidate_app.detections.contract import Detector
from candidate_app.detections.vigil import Vigil
from common.core.clock import FakeClock
from tests.candidate_app.helpers import advance, turn, until


class Counting(Detector):
    def __init__(self) -> None:
        self.log: list[str] = []

    @override
    def start(self) -> None:
        self.log.append("start")

    @override
    async def stop(self) -> None:
        self.log.append("stop")


async def test_the_grace_is_given_once() -> None:
    clock, detector = FakeClock(), Counting()
    vigil = Vigil((detector,), clock, grace_s=10)
    vigil.follow(paper_shown=True)
    await advance(clock, 9.9)
    assert detector.log == []
    clock.advance(0.1)
    await until(lambda: vigil.is_watching)
    vigil.follow(paper_shown=False)
    await until(lambda: not vigil.is_watching)
    vigil.follow(paper_shown=True)
    await until(lambda: vigil.is_watching)
    assert detector.log == ["start", "stop", "start"]
    await vigil.stop()
    assert detector.log[-1] == "stop"


async def test_without_grace_it_begins_at_once() -> None:
    detector = Counting()
    vigil = Vigil((detector,), FakeClock(), grace_s=0)
    vigil.follow(paper_shown=True)
    await until(lambda: detector.log == ["start"])
    vigil.follow(paper_shown=True)
    await turn()
    assert detector.log == ["start"]
    await vigil.stop()


async def test_a_paper_that_goes_within_the_grace_starts_nothing() -> None:
    clock, detector = FakeClock(), Counting()
    vigil = Vigil((detector,), clock, grace_s=10)
    vigil.follow(paper_shown=True)
    await until(lambda: clock.sleepers)
    vigil.follow(paper_shown=False)
    await advance(clock, 20)
    assert detector.log == []
    await vigil.stop()


async def test_stop_ends_a_grace_that_runs() -> None:
    clock, detector = FakeClock(), Counting()
    vigil = Vigil((detector,), clock, grace_s=10)
    vigil.follow(paper_shown=True)
    await until(lambda: clock.sleepers)
    await vigil.stop()
    assert "start" not in detector.log
