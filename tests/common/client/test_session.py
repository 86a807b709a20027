"""Dialogues of a session with a scripted centre: welcome, resume, commands over a cut."""

from __future__ import annotations

import asyncio

import pytest

from common.client.connection import LinkState
from common.client.session import ClientSession
from common.core.clock import SystemClock
from common.core.errors import ErrorCode, RefusedError
from common.protocol.candidates import AdvanceProgress
from common.protocol.incidents import AcknowledgeWarning
from common.protocol.vocabulary import Progress
from tests.common.client.notes import open_session
from tests.helpers import exam_rows
from tests.helpers.fake_centre import FakeCentre, until
from tests.helpers.fake_exam import FakeExam
from tests.helpers.fake_scribe import line_of

ACT = AcknowledgeWarning(warning_id="warning-1")
OTHER = AcknowledgeWarning(warning_id="warning-2")


async def let_go(command: asyncio.Future[tuple[None]]) -> None:
    """Wait until whoever waited for a command is cancelled."""
    await asyncio.wait([command], timeout=5.0)
    assert command.done()
    with pytest.raises(asyncio.CancelledError):
        command.result()


async def test_the_welcome_comes_first_then_each_event_once() -> None:
    async with FakeCentre(FakeExam()) as centre, open_session(centre.address) as (session, notes):
        await until(lambda: session.link is LinkState.ONLINE)
        await centre.tell(centre.exam.change())
        await centre.tell(centre.exam.change())
        await centre.tell(centre.exam.events[0], 1)  # again
        await centre.tell(centre.exam.change())
        await until(lambda: len(notes.messages) == 4)
        assert notes.lines == [
            "welcome snapshot 0",
            "row 10 None 0 in_progress",
            "row 11 None 0 in_progress",
            "row 12 None 0 in_progress",
        ]
        assert session.anchor.known


async def test_a_resumed_connection_brings_what_was_missed_and_no_snapshot() -> None:
    async with FakeCentre(FakeExam()) as centre, open_session(centre.address) as (session, notes):
        await until(lambda: session.link is LinkState.ONLINE)
        await centre.tell(centre.exam.change())
        await until(lambda: len(notes.messages) == 2)
        await centre.hang_up()
        centre.exam.change()
        centre.exam.change()
        await until(lambda: len(notes.messages) == 5)
        assert [line for line in centre.lines if line.startswith("in")] == [
            "in  hello",
            "in  hello resume 1",
        ]
        assert notes.lines[2:] == [
            "welcome resumed 3",
            "row 11 None 0 in_progress",
            "row 12 None 0 in_progress",
        ]


async def test_the_end_of_a_replay_is_where_the_next_one_begins() -> None:
    """Events of others have numbers too: after the replay they need not be asked for again."""
    async with FakeCentre(FakeExam()) as centre, open_session(centre.address) as (session, _):
        await until(lambda: session.link is LinkState.ONLINE)
        centre.exam.events.extend([centre.exam.change()] * 6)  # of which we are told none
        centre.mutes_replay = True
        await centre.hang_up()
        await until(lambda: len(centre.hellos) == 2 and centre.beats > 3)
        await centre.hang_up()
        await until(lambda: len(centre.hellos) == 3)
        assert [hello.resume_from for hello in centre.hellos] == [None, 0, 7]


async def test_a_snapshot_after_a_restart_replaces_everything() -> None:
    async with FakeCentre(FakeExam()) as centre, open_session(centre.address) as (session, notes):
        await until(lambda: session.link is LinkState.ONLINE)
        for _ in range(3):
            await centre.tell(centre.exam.change())
        await until(lambda: len(notes.messages) == 4)
        centre.exam.events.pop()  # restored from a backup: its numbers are used again
        centre.resumes = False
        await centre.hang_up()
        await until(lambda: len(notes.messages) == 5)
        await centre.tell(centre.exam.change())
        await until(lambda: len(notes.messages) == 6)
        assert notes.lines[4:] == ["welcome snapshot 2", "row 13 None 0 in_progress"]


@pytest.mark.parametrize("resumes", [True, False])
@pytest.mark.parametrize("again", [True, False])
async def test_an_event_that_overtakes_the_welcome_is_neither_lost_nor_doubled(
    resumes: bool, again: bool
) -> None:
    async with FakeCentre(FakeExam()) as centre, open_session(centre.address) as (session, notes):
        await until(lambda: session.link is LinkState.ONLINE)
        centre.resumes = resumes
        first, second = centre.exam.change(), centre.exam.change()
        del centre.exam.events[1:]  # the welcome knows the first one only
        centre.early = [(2, second)]
        await centre.hang_up()
        await until(lambda: len(centre.hellos) == 2 and session.link is LinkState.ONLINE)
        centre.exam.events.append(second)
        if again:
            await centre.tell(second)
        third = centre.exam.change()
        await centre.tell(third)
        await until(lambda: third in notes.messages)
        came = [message for message in notes.messages if message in (first, second, third)]
        assert len(came) == (3 if resumes else 2)  # a snapshot holds the first one
        assert second in came
        assert notes.lines[1].startswith("welcome")


async def test_a_message_of_a_newer_server_is_passed_over() -> None:
    async with FakeCentre(FakeExam()) as centre, open_session(centre.address) as (session, notes):
        await until(lambda: session.link is LinkState.ONLINE)
        await centre.say_raw('{"v":1,"type":"tomorrow.invented","seq":1,"payload":{}}')
        await centre.say_raw('{"v":1,"type":"candidate.changed","seq":1,"payload":{"x":1}}')
        await centre.tell(centre.exam.change(), 2)
        await until(lambda: len(notes.messages) == 2)
        assert len(centre.hellos) == 1


async def test_a_program_that_fails_on_a_message_keeps_its_link() -> None:
    async with FakeCentre(FakeExam()) as centre, open_session(centre.address) as (session, notes):
        await until(lambda: session.link is LinkState.ONLINE)

        def fail(message: object) -> None:
            session.listen(notes.messages.append, notes.link)
            raise ValueError(message)

        session.listen(fail, notes.link)
        await centre.tell(centre.exam.change())
        await centre.tell(centre.exam.change())
        await until(lambda: len(notes.messages) == 2)
        assert len(centre.hellos) == 1


async def test_a_command_is_sent_again_with_its_id_until_there_is_an_outcome() -> None:
    async with FakeCentre(FakeExam()) as centre, open_session(centre.address) as (session, _):
        await until(lambda: session.link is LinkState.ONLINE)
        centre.swallow_commands = 2
        both = asyncio.gather(session.command(ACT), session.command(OTHER))
        await until(lambda: centre.swallow_commands == 0)
        await centre.hang_up()
        await both
        assert centre.exam.taken == [ACT, OTHER], "in the order they were given"
        assert sorted(centre.exam.done.values()) == [1, 1]
        await centre.hang_up()
        await until(lambda: len(centre.hellos) == 3 and session.link is LinkState.ONLINE)
        assert sorted(centre.exam.done.values()) == [1, 1], "what is settled is not repeated"


async def test_a_command_whose_answer_was_lost_is_done_once() -> None:
    async with FakeCentre(FakeExam()) as centre, open_session(centre.address) as (session, _):
        await until(lambda: session.link is LinkState.ONLINE)
        centre.mutes_outcomes = True
        command = asyncio.gather(session.command(ACT))
        await until(lambda: centre.exam.taken)
        centre.mutes_outcomes = False
        await centre.hang_up()
        await command
        assert centre.exam.taken == [ACT]
        assert list(centre.exam.done.values()) == [2], "asked twice under one id"


async def test_a_command_without_a_link_waits_for_it() -> None:
    centre = FakeCentre(FakeExam())
    async with centre:
        pass
    async with open_session(centre.address) as (session, notes):
        command = asyncio.gather(session.command(ACT))
        await until(lambda: LinkState.OFFLINE in notes.links)
        async with centre:
            await command
            assert centre.exam.taken == [ACT]
            await session.stop()


async def test_a_refusal_is_raised_and_told() -> None:
    async with FakeCentre(FakeExam()) as centre, open_session(centre.address) as (session, notes):
        centre.refuse_commands.append(ErrorCode.STALE_VERSION)
        act = AdvanceProgress(attempt_id="attempt-1", to=Progress.CONFIRMED, version=1)
        with pytest.raises(RefusedError) as refused:
            await session.command(act)
        assert refused.value.code is ErrorCode.STALE_VERSION
        assert notes.lines[-1] == "rejected stale_version"


async def test_a_command_nobody_waits_for_is_not_sent_again() -> None:
    async with FakeCentre(FakeExam()) as centre, open_session(centre.address) as (session, _):
        await until(lambda: session.link is LinkState.ONLINE)
        centre.swallow_commands = 1
        command = asyncio.gather(session.command(ACT))
        await until(lambda: centre.swallow_commands == 0)
        command.cancel()
        await let_go(command)
        await centre.hang_up()
        await until(lambda: len(centre.hellos) == 2 and session.link is LinkState.ONLINE)
        await session.command(OTHER)
        assert centre.exam.taken == [OTHER]


async def test_who_waits_when_the_session_stops_is_let_go() -> None:
    async with FakeCentre(FakeExam()) as centre, open_session(centre.address) as (session, _):
        await until(lambda: session.link is LinkState.ONLINE)
        centre.swallow_commands = 1
        command = asyncio.gather(session.command(ACT))
        await until(lambda: centre.swallow_commands == 0)
        await session.stop()
        await let_go(command)
        with pytest.raises(RefusedError):
            await session.command(ACT)


async def test_who_waits_for_a_session_that_never_started_is_let_go_too() -> None:
    address = FakeCentre(FakeExam()).address
    session = ClientSession(
        address, "token", program="test/1", device="device-1", clock=SystemClock()
    )
    command = asyncio.gather(session.command(ACT))
    await asyncio.sleep(0)
    await session.stop()
    await let_go(command)


async def test_starting_over_asks_for_a_snapshot() -> None:
    async with FakeCentre(FakeExam()) as centre, open_session(centre.address) as (session, notes):
        await until(lambda: session.link is LinkState.ONLINE)
        await centre.tell(centre.exam.change())
        await until(lambda: len(notes.messages) == 2)
        session.start_over()
        await until(lambda: len(notes.messages) == 3)
        assert notes.lines[-1] == "welcome snapshot 1"


@pytest.mark.parametrize(
    ("code", "asks"), [(4004, "hello"), (1013, "hello"), (4000, "hello resume 1")]
)
async def test_closes_after_which_missed_events_are_not_enough(code: int, asks: str) -> None:
    """Other rooms now, or more missed than fits."""
    async with FakeCentre(FakeExam()) as centre, open_session(centre.address) as (session, notes):
        await until(lambda: session.link is LinkState.ONLINE)
        await centre.tell(centre.exam.change())
        await until(lambda: len(notes.messages) == 2)
        await centre.hang_up(code)
        await until(lambda: len(centre.hellos) == 2)
        assert line_of(centre.hellos[-1]) == asks


async def test_a_server_too_busy_to_welcome_is_not_asked_for_more() -> None:
    async with FakeCentre(FakeExam()) as centre, open_session(centre.address) as (session, notes):
        await until(lambda: session.link is LinkState.ONLINE)
        await centre.tell(centre.exam.change())
        await until(lambda: len(notes.messages) == 2)
        centre.is_deaf = True
        await centre.hang_up()
        await until(lambda: centre.connected)
        await centre.hang_up(1013)
        centre.is_deaf = False
        await until(lambda: centre.hellos[1:])
        assert line_of(centre.hellos[1]) == "hello resume 1"


async def test_the_clock_is_the_servers() -> None:
    async with FakeCentre(FakeExam()) as centre, open_session(centre.address) as (session, _):
        await until(lambda: session.link is LinkState.ONLINE)
        await until(lambda: centre.beats > 2)
        now_ms = session.anchor.now_ms()
        assert now_ms is not None
        assert 0 <= now_ms - exam_rows.NOW < 10_000
