"""Coming back: missed events where they are few, else a snapshot; only what one may see."""

import asyncio
from pathlib import Path

from common.protocol.candidates import CandidateChanged
from common.protocol.incidents import IntegrityChanged
from common.protocol.proctors import ProctorChanged
from common.protocol.session import Heartbeat, HeartbeatAnswered, Welcome
from tests.helpers.centre import Centre, running
from tests.helpers.exam_day import exam_day
from tests.helpers.talker import Talker


async def _hello(
    centre: Centre, token: str, resume_from: int | None, device: str = "console"
) -> Welcome:
    async with centre.socket(token) as talker:
        return await talker.hello(device, resume_from)


async def _replayed(talker: Talker) -> list[int]:
    """Return the numbers of the events that followed the welcome."""
    await talker.send(Heartbeat())
    await talker.next(HeartbeatAnswered)
    return [received.envelope.seq for received in talker.passed if received.envelope.seq]


async def test_few_missed_events_come_again_in_order(tmp_path: Path) -> None:
    async with running(tmp_path) as centre, exam_day(centre) as day:
        await day.open()
        chief = await centre.staff("chief")
        first = await _hello(centre, chief.token, None)
        assert first.staff is not None
        assert first.event_number >= 3
        async with centre.socket(chief.token) as talker:
            welcome = await talker.hello("console", 1)
            assert welcome.resumed
            assert welcome.staff is None
            numbers = await _replayed(talker)
            assert numbers == list(range(2, numbers[-1] + 1))
            assert numbers[-1] >= first.event_number


async def test_too_many_or_impossible_numbers_get_a_snapshot(tmp_path: Path) -> None:
    async with running(tmp_path, resume_limit=2) as centre, exam_day(centre) as day:
        await day.open()
        chief = await centre.staff("chief")
        last = (await _hello(centre, chief.token, None)).event_number
        for resume_from, resumed in ((last, True), (0, False), (last + 1000, False)):
            welcome = await _hello(centre, chief.token, resume_from)
            assert welcome.resumed is resumed, resume_from
            assert (welcome.staff is None) is resumed


async def test_a_seat_gets_back_only_what_it_may_see(tmp_path: Path) -> None:
    async with running(tmp_path) as centre, exam_day(centre) as day:
        await day.open()
        mine, other = await centre.candidate(0), await centre.candidate(1)
        for session, device in ((other, "seat-1"), (mine, "seat-0")):
            async with centre.socket(session.token) as talker:
                await talker.hello(device)
                await talker.next(CandidateChanged)
        async with centre.socket(mine.token) as talker:
            assert (await talker.hello("seat-0", 0)).resumed
            assert await _replayed(talker)
            for received in talker.passed:
                assert not isinstance(received.message, ProctorChanged | IntegrityChanged)
                if isinstance(received.message, CandidateChanged):
                    assert received.message.candidate.attempt_id == mine.attempt_id


async def test_what_happened_to_others_does_not_cost_a_seat_its_resume(tmp_path: Path) -> None:
    async with running(tmp_path, resume_limit=2) as centre, exam_day(centre) as day:
        await day.open()
        mine = await centre.candidate(0)
        async with centre.socket(mine.token) as talker:
            await talker.hello("seat-0")
            await talker.next(CandidateChanged)
        number = (await _hello(centre, mine.token, None, "seat-0")).event_number
        for other in range(1, 4):
            session = await centre.candidate(other)
            async with centre.socket(session.token) as talker:
                await talker.hello(f"seat-{other}")
                await talker.next(CandidateChanged)
        async with centre.socket(mine.token) as talker:
            welcome = await talker.hello("seat-0", number)
            assert welcome.event_number >= number + 3
            assert welcome.resumed
            assert await _replayed(talker) == []
        # its own events count: there have been more than two since the beginning
        assert not (await _hello(centre, mine.token, 0, "seat-0")).resumed


async def test_seats_that_come_back_together_get_what_each_would_get_alone(
    tmp_path: Path,
) -> None:
    async with running(tmp_path) as centre, exam_day(centre) as day:
        await day.open()
        sessions = [await centre.candidate(number) for number in range(3)]
        for number, session in enumerate(sessions):
            async with centre.socket(session.token) as talker:
                await talker.hello(f"seat-{number}")
                await talker.next(CandidateChanged)

        async def come_back(number: int, resume_from: int | None) -> tuple[Welcome, list[int]]:
            async with centre.socket(sessions[number].token) as talker:
                welcome = await talker.hello(f"seat-{number}", resume_from)
                return welcome, await _replayed(talker)

        asked = [(0, 0), (1, 2), (2, 10_000), (0, None)]
        together = await asyncio.gather(*(come_back(*one) for one in asked[:3]))
        alone = [await come_back(*one) for one in asked]
        for (welcome, numbers), (by_itself, its_numbers) in zip(together, alone, strict=False):
            assert numbers == its_numbers
            assert (welcome.resumed, welcome.epoch, welcome.event_number) == (
                by_itself.resumed,
                by_itself.epoch,
                by_itself.event_number,
            )
        assert [welcome.resumed for welcome, _ in alone] == [True, True, False, False]
        for number, (welcome, _) in zip((2, 0), alone[2:], strict=True):
            assert welcome.candidate is not None
            assert welcome.candidate.candidate.attempt_id == sessions[number].attempt_id


async def test_a_second_hello_starts_afresh(tmp_path: Path) -> None:
    async with running(tmp_path) as centre:
        chief = await centre.staff("chief")
        async with centre.socket(chief.token) as talker:
            first = await talker.hello("console")
            second = await talker.hello("console")
            assert first.staff is not None
            assert second.staff is not None
            assert second.connection_id == first.connection_id
