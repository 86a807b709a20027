"""A lock at a real centre: shown and acknowledged, kept while the cable is out, ended by a code."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from msgspec.structs import replace

from common.client.release_codes import CodeOutcome
from common.client.seat import Seat
from common.client.seat_partners import SeatPartners
from common.core.clock import SystemClock
from common.crypto.release_code import release_code
from common.protocol.candidates import PlaceHold
from common.protocol.commands import ShowReleaseCode
from common.protocol.vocabulary import CommandState, HoldKind, Verdict
from tests.common.client.test_moved_seat import soon
from tests.helpers.centre import running
from tests.helpers.exam_day import exam_day
from tests.helpers.tcp_proxy import TcpProxy

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from common.protocol.rows import CandidateRow, Hold, SeatCommandRow
    from tests.helpers.centre import Centre
    from tests.helpers.exam_day import ExamDay


def _row(day: ExamDay, seat: Seat) -> CandidateRow:
    row = day.proctors["R1"].view.candidates.find(seat.attempt_id)
    assert row is not None
    return row


def _newest(day: ExamDay, seat: Seat) -> SeatCommandRow:
    return day.proctors["R1"].view.commands.of(seat.attempt_id)[0]


async def _hold(day: ExamDay, seat: Seat, kind: HoldKind) -> Hold:
    """Hold the seat and return the hold as the proctor's console has it."""
    proctor = day.proctors["R1"]
    await proctor.do(
        PlaceHold(
            attempt_id=seat.attempt_id, kind=kind, version=_row(day, seat).version, reason="확인"
        )
    )
    held = await proctor.until("the hold", lambda: _row(day, seat).holds)
    return held[-1]


@asynccontextmanager
async def _seat_by(cable: TcpProxy, centre: Centre, day: ExamDay) -> AsyncIterator[Seat]:
    """A seat behind a cable that can be pulled, once it has the lease."""
    signed_in = await centre.candidate(0, "pc-a")
    address = replace(centre.address, port=cable.port, socket_port=cable.port)
    partners = SeatPartners(clock=SystemClock())
    seat = Seat(address, signed_in, program="test/1", device="pc-a", partners=partners)
    seat.start()
    try:
        await soon(lambda: seat.view is not None and seat.view.candidate.device_id)
        await day.proctors["R1"].until("the lease", lambda: _row(day, seat).device_id)
        yield seat
    finally:
        await seat.stop()


def _show(day: ExamDay, seat: Seat, lock: Hold) -> ShowReleaseCode:
    return ShowReleaseCode(
        attempt_id=seat.attempt_id,
        kind=lock.kind,
        since_ms=lock.since_ms,
        version=_row(day, seat).version,
        verdict=Verdict.NORMAL,
        reason="랜선",
    )


def _enter(seat: Seat, lock: Hold) -> CodeOutcome:
    """Type the code that the console shows."""
    assert seat.view is not None
    secret, now_ms = seat.view.release_secret, seat.session.anchor.now_ms()
    code = release_code(secret, seat.attempt_id, lock.kind, lock.since_ms, 0)
    return seat.codes.enter(code, lock, secret, now_ms).outcome


def _is_held(seat: Seat) -> bool:
    assert seat.view is not None
    return bool(seat.view.row_here.holds)


async def test_a_lock_outlives_the_cable_and_a_code_ends_it(tmp_path: Path) -> None:
    async with (
        running(tmp_path) as centre,
        exam_day(centre) as day,
        TcpProxy(centre.port) as cable,
    ):
        await day.open()
        proctor = day.proctors["R1"]
        async with _seat_by(cable, centre, day) as seat:
            lock = await _hold(day, seat, HoldKind.LOCK)
            await proctor.until(
                "the seat's word", lambda: _newest(day, seat).state is CommandState.DONE
            )
            assert _is_held(seat)
            cable.black_hole()
            cable.reset()
            assert _is_held(seat), "pulling the cable undoes nothing"
            await proctor.do(_show(day, seat, lock))
            assert _enter(seat, lock) is CodeOutcome.RELEASED
            assert not _is_held(seat)
            assert _row(day, seat).holds, "the server does not know yet"
            cable.heal()
            await proctor.until("the release", lambda: not _row(day, seat).holds)
            await soon(lambda: not seat.codes.provisional)
            assert not _is_held(seat)
