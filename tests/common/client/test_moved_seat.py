"""A candidate moves to another PC and back at a real centre: nothing is lost, nothing undone."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from common.client.seat import Seat
from common.client.seat_partners import SeatPartners
from common.core.clock import SystemClock
from common.protocol.candidates import AdvanceProgress, BeginSubmission, ReleaseHold
from common.protocol.vocabulary import HoldKind
from tests.helpers.centre import Centre, running
from tests.helpers.exam_day import CHAIN, ExamDay, exam_day
from tests.helpers.fake_centre import until

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from common.protocol.rows import CandidateRow


async def soon(condition: Callable[[], object]) -> None:
    """Wait for something; a whole centre runs here, and the machine may be busy."""
    await until(condition, 20.0)


@asynccontextmanager
async def seat_at(centre: Centre, device: str) -> AsyncIterator[Seat]:
    """Sign the first candidate in at a PC."""
    signed_in = await centre.candidate(0, device)
    partners = SeatPartners(clock=SystemClock())
    seat = Seat(centre.address, signed_in, program="test/1", device=device, partners=partners)
    seat.start()
    try:
        await soon(lambda: seat.view is not None)
        yield seat
    finally:
        await seat.stop()


def row(seat: Seat) -> CandidateRow:
    assert seat.view is not None
    return seat.view.candidate


async def _begin(day: ExamDay, seat: Seat) -> list[str]:
    """Walk the seat into the running exam and return the items of its paper."""
    await soon(lambda: row(seat).device_id is not None)
    await day.verify(seat.attempt_id)
    await day.brief()
    for step in CHAIN:
        version = row(seat).version
        await seat.session.command(
            AdvanceProgress(attempt_id=seat.attempt_id, to=step, version=version)
        )
        await _newer(seat, version)
    await day.start()
    await soon(lambda: seat.paper is not None)
    assert seat.paper is not None
    return [item.item_id for item in seat.paper.items()]


async def _newer(seat: Seat, version: int) -> None:
    await soon(lambda: row(seat).version > version)


async def _release(day: ExamDay, seat: Seat, device: str) -> None:
    """The proctor lets the PC that waits take over."""
    proctor = day.proctors["R1"]

    def waits() -> bool:
        known = proctor.view.candidates.find(seat.attempt_id)
        return known is not None and known.waiting_device_id == device

    await proctor.until(f"{device} to wait", waits)
    known = proctor.view.candidates.find(seat.attempt_id)
    assert known is not None
    await proctor.do(
        ReleaseHold(
            attempt_id=seat.attempt_id,
            kind=HoldKind.RELOGIN,
            version=known.version,
            reason="another PC",
        )
    )
    await soon(lambda: row(seat).device_id == device)


async def test_answers_of_both_machines_come_together(tmp_path: Path) -> None:
    async with running(tmp_path) as centre, exam_day(centre) as day:
        await day.open()
        async with seat_at(centre, "pc-a") as first:
            items = await _begin(day, first)
            first.give(items[0], (1,))
            first.give(items[1], (1,))
            async with seat_at(centre, "pc-b") as second:
                second.give(items[2], (2,))  # waits for the lease
                first.give(items[1], (2,))  # the first PC still has it
                await soon(lambda: first.unsent == 0)
                await _release(day, second, "pc-b")
                await soon(lambda: second.unsent == 0)
                assert second.answer(items[1]) == (2,), "what the first PC wrote last"
                await soon(lambda: row(first).device_id == "pc-b")
                first.give(items[3], (3,))  # fenced: it stays here
                first.give(items[0], (3,))
                second.give(items[0], (4,))
                await soon(lambda: second.unsent == 0)
                assert first.unsent == 2
            first.session.start_over()  # the PC is started again
            await _release(day, first, "pc-a")
            await soon(lambda: first.unsent == 0)
            expected = {items[0]: (4,), items[1]: (2,), items[2]: (2,), items[3]: (3,)}
            assert {item: first.answer(item) for item in expected} == expected
            await first.session.command(
                BeginSubmission(attempt_id=first.attempt_id, version=row(first).version)
            )
            await first.submit()  # the server seals only what equals the seat's own root
            await soon(lambda: first.is_sealed_as_given)
