"""Simulated candidates live an exam at a real centre, over a line that breaks again and again."""

from __future__ import annotations

import asyncio
import random
from typing import TYPE_CHECKING

import msgspec

from common.core.clock import SystemClock
from common.core.errors import ErrorCode, RefusedError
from common.core.tasks import TaskScope
from common.protocol.vocabulary import Progress
from common.simulation.behaviour import Behaviour, SimulatedPerson
from common.simulation.room import run_room
from tests.helpers.centre import Centre, running
from tests.helpers.exam_day import ExamDay, exam_day
from tests.helpers.fake_centre import let_handshakes_fail
from tests.helpers.history_checker import check_folder
from tests.helpers.tcp_proxy import TcpProxy

if TYPE_CHECKING:
    from pathlib import Path

    from common.client.address import CentreAddress

SEATS = 3
CLOCK = SystemClock(speed=5.0)
"""The candidates live faster than the server."""


def people(**behaviour: object) -> list[SimulatedPerson]:
    return [
        SimulatedPerson(
            exam_number=f"E-{n}",
            birth_date=f"01020{n + 1}",
            device=f"seat-{n}",
            behaviour=msgspec.convert({"pace_s": 0.4, "changes": 15, **behaviour}, Behaviour),
        )
        for n in range(SEATS)
    ]


def behind(proxy: TcpProxy, centre: Centre) -> CentreAddress:
    return msgspec.structs.replace(centre.address, port=proxy.port, socket_port=proxy.port)


async def test_no_acknowledged_answer_is_lost_over_a_bad_line(tmp_path: Path) -> None:
    histories = tmp_path / "histories"
    let_handshakes_fail()
    async with (
        running(tmp_path) as centre,
        TcpProxy(centre.port) as proxy,
        exam_day(centre) as day,
    ):
        data = centre.data.root
        await day.open()
        scope = TaskScope("test")
        address = behind(proxy, centre)
        kept = tmp_path / "journals"
        living = run_room(address, people(), CLOCK, histories, "7", journals=kept)
        room = scope.begin(living, name="room")
        try:
            await _start(day)
            await _break_the_line(proxy, room, random.Random(7))
            await asyncio.wait_for(room, 20)
        finally:
            await scope.stop()
    assert proxy.connections > 4 * SEATS, "the line did break"
    report = await asyncio.to_thread(check_folder, data, histories, whole=True)
    assert report.clean, report
    assert report.found == report.acknowledged == SEATS * 20
    assert report.receipts == report.seals == SEATS


async def _start(day: ExamDay) -> None:
    """Identities are checked, everybody goes through the steps, the exam starts."""

    def rows() -> list[tuple[str, Progress]]:
        found = day.proctors["R1"].view.candidates.rows()
        return [(row.attempt_id, row.progress) for row in found if row.device_id is not None]

    await day.proctors["R1"].until("everybody here", lambda: len(rows()) == SEATS)
    for attempt_id, _ in rows():
        await _verify(day, attempt_id)
    await day.brief()
    await day.proctors["R1"].until(
        "everybody ready", lambda: {progress for _, progress in rows()} == {Progress.READY}
    )
    await day.start()


async def _verify(day: ExamDay, attempt_id: str) -> None:
    """The candidate's own steps may make the row stale meanwhile."""
    for _ in range(20):
        try:
            return await day.verify(attempt_id)
        except RefusedError as error:
            if error.code is not ErrorCode.STALE_VERSION:
                raise
            await asyncio.sleep(0.02)
    message = "never verified"
    raise AssertionError(message)


async def _break_the_line(proxy: TcpProxy, room: asyncio.Task[None], dice: random.Random) -> None:
    """As long as anybody writes, and at most two seconds."""
    for _ in range(8):
        if room.done():
            return
        match dice.randrange(4):
            case 0:
                proxy.cut_up_after(dice.randint(1, 3000))
            case 1:
                proxy.cut_down_after(dice.randint(1, 3000))
            case 2:
                proxy.black_hole()
                await asyncio.sleep(0.1)
                proxy.heal()
            case _:
                proxy.reset()
        await asyncio.sleep(0.2)
