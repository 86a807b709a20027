"""The line is cut at every byte, in both directions: no answer is lost, none doubled, acts once."""

from __future__ import annotations

import asyncio
import random
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from candidate_app.detections.outbox import ReportOutbox
from common.client.connection import LinkState
from common.core.clock import SystemClock
from common.protocol.candidates import CandidateChanged
from common.protocol.incidents import AcknowledgeWarning, ReportDetection
from tests.common.client.notes import QUICK, SPEED, open_seat
from tests.helpers import exam_rows
from tests.helpers.fake_centre import FakeCentre, until
from tests.helpers.fake_exam import DEVICE, ITEMS, FakeExam
from tests.helpers.tcp_proxy import TcpProxy

if TYPE_CHECKING:
    from collections.abc import Callable

    from common.client.seat import Seat
    from tests.common.client.notes import Notes

EAGER = replace(QUICK, first_s=0.01, longest_s=0.05)
"""Comes back after a blink."""


class Given:
    """What a candidate gives, and what must be there in the end."""

    def __init__(self, seat: Seat) -> None:
        self._seat = seat
        self.all: list[tuple[str, tuple[int, ...]]] = []

    def give(self) -> None:
        number = len(self.all)
        content = (ITEMS[number % 7], (number % 4 + 1,) if number % 5 else ())
        self.all.append(content)
        self._seat.give(*content)

    async def check(self, exam: FakeExam) -> None:
        await until(lambda: self._seat.unsent == 0)
        assert exam.clashes == []
        assert exam.entries == {(1, seq): content for seq, content in enumerate(self.all, 1)}
        assert {item: self._seat.answer(item) for item in exam.latest()} == exam.latest()


def writing() -> FakeExam:
    return FakeExam(exam_rows.writing(device_id=DEVICE, epoch=1))


def online(seat: Seat) -> bool:
    return seat.session.link is LinkState.ONLINE


@pytest.mark.parametrize("way", ["up", "down"])
async def test_no_answer_is_lost_or_doubled_by_a_cut_at_any_byte(way: str) -> None:
    async with (
        FakeCentre(writing()) as centre,
        TcpProxy(centre.port) as proxy,
        open_seat(centre.address_at(proxy.port), pace=EAGER) as (seat, _),
    ):
        given = Given(seat)
        cut: Callable[[int], None] = getattr(proxy, f"cut_{way}_after")
        for count in _places(await _size_of_a_save(seat, given, proxy, way)):
            await until(lambda: online(seat) and seat.unsent == 0)
            seen = proxy.connections
            cut(count)
            given.give()
            given.give()
            await _another_connection(proxy, seen)
        await given.check(centre.exam)


async def _another_connection(proxy: TcpProxy, seen: int) -> None:
    await until(lambda: proxy.connections > seen)


def _places(size: int) -> list[int]:
    """Every byte of a frame's head, every sixth of what follows, and the byte behind it."""
    return sorted({*range(1, 17), *range(17, size, 6), size, size + 1})


async def _size_of_a_save(seat: Seat, given: Given, proxy: TcpProxy, way: str) -> int:
    await until(lambda: online(seat) and seat.paper is not None)
    before: int = getattr(proxy, way)
    given.give()
    await until(lambda: seat.unsent == 0)
    return int(getattr(proxy, way)) - before


@pytest.mark.parametrize("seed", range(3))
async def test_answers_acts_and_reports_survive_a_bad_line(seed: int) -> None:
    """Resets, half-closes, cuts, black holes and delays at random while a candidate works."""
    dice = random.Random(seed)
    pace = replace(EAGER, ping_s=0.03, pong_s=0.06, open_s=0.2, welcome_s=0.2)
    async with FakeCentre(writing()) as centre, TcpProxy(centre.port) as proxy:
        proxy.latency_s = dice.choice((0.0, 0.002))
        async with open_seat(centre.address_at(proxy.port), pace=pace) as (seat, notes):
            outbox = ReportOutbox(seat.session.command, SystemClock(SPEED))
            given, acts = Given(seat), list[asyncio.Task[None]]()
            async with asyncio.TaskGroup() as group:
                for step in range(25):
                    given.give()
                    acts.append(group.create_task(seat.session.command(_act(step))))
                    outbox.take(_report(step))
                    await centre.tell(centre.exam.change())
                    await _trouble(proxy, dice)
                proxy.heal()
            await until(lambda: not outbox.unsent)
            await given.check(centre.exam)
            await outbox.stop()
            _check_acts(centre.exam, 25)
            await _check_events(centre, seat, notes)


async def _trouble(proxy: TcpProxy, dice: random.Random) -> None:
    match dice.randrange(7):
        case 0:
            proxy.reset()
        case 1:
            proxy.half_close()
        case 2:
            proxy.cut_up_after(dice.randint(1, 600))
        case 3:
            proxy.cut_down_after(dice.randint(1, 600))
        case 4:
            proxy.black_hole()
            await asyncio.sleep(dice.uniform(0.0, 0.15))
            proxy.heal()
        case _:
            await asyncio.sleep(dice.uniform(0.0, 0.02))


def _check_acts(exam: FakeExam, count: int) -> None:
    """Each act and each report was taken, and with one id only."""
    assert sorted(_key(message) for message in exam.taken) == sorted(
        [f"act {step}" for step in range(count)] + [f"report {step}" for step in range(count)]
    )


async def _check_events(centre: FakeCentre, seat: Seat, notes: Notes) -> None:
    """Each row came once and in order, but for those that a snapshot held."""
    await until(lambda: seat.view is not None and seat.view.candidate == centre.exam.candidate)
    versions = [m.candidate.version for m in notes.messages if isinstance(m, CandidateChanged)]
    assert versions == sorted(set(versions))
    assert len([line for line in notes.lines if line.startswith("welcome snapshot")]) == 1
    assert len(versions) == len(centre.exam.events), "no snapshot since, hence none is missing"


def _key(message: object) -> str:
    match message:
        case AcknowledgeWarning():
            return f"act {message.warning_id}"
        case ReportDetection():
            return f"report {message.detection_id}"
        case _:
            return repr(message)


def _act(step: int) -> AcknowledgeWarning:
    return AcknowledgeWarning(warning_id=str(step))


def _report(step: int) -> ReportDetection:
    return ReportDetection(
        attempt_id="attempt-1",
        detection_id=str(step),
        code="FOCUS_LOST",
        opened=True,
        duration_ms=0,
        counts=True,
        offset_ms=0,
    )


async def test_a_detection_made_without_a_link_is_reported_later() -> None:
    async with (
        FakeCentre(writing()) as centre,
        TcpProxy(centre.port) as proxy,
        open_seat(centre.address_at(proxy.port), pace=EAGER) as (seat, _),
    ):
        outbox = ReportOutbox(seat.session.command, SystemClock(SPEED))
        proxy.target, away = 1, proxy.target
        proxy.reset()
        await until(lambda: not online(seat))
        outbox.take(_report(1))
        outbox.take(_report(2))
        assert len(outbox.unsent) == 2
        proxy.target = away
        await until(lambda: not outbox.unsent)
        await outbox.stop()
        assert [_key(message) for message in centre.exam.taken] == ["report 1", "report 2"]


async def test_an_answer_whose_acknowledgement_was_cut_off_is_no_second_answer() -> None:
    """The server has it: it goes out again under its number."""
    async with FakeCentre(writing()) as centre, open_seat(centre.address, pace=EAGER) as (seat, _):
        given = Given(seat)
        centre.mutes_outcomes = True
        given.give()
        await until(lambda: centre.exam.entries)
        centre.mutes_outcomes = False
        await centre.hang_up()
        await given.check(centre.exam)
        assert [line for line in centre.lines if "save" in line] in (
            ["in  save 1 1"],  # the welcome said that it is there
            ["in  save 1 1", "in  save 1 1"],
        )
