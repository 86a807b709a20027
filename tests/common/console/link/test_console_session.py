"""Commands leave over a standing link or not at all; nothing is ever queued."""

import asyncio
from collections.abc import Callable

import pytest

from common.client.connection import LinkState
from common.console.link import console_session
from common.console.link.command_log import Outcome
from common.console.link.console_session import ConsoleSession
from common.console.link.link_status import LinkPhase, LinkStatus
from common.core.clock import FakeClock
from common.core.errors import ErrorCode, RefusedError
from common.protocol.candidates import CheckOut
from common.protocol.session import HeartbeatAnswered
from installers.dev.console_rooms import running_room
from installers.dev.console_stand import StandSession

MESSAGE = CheckOut(attempt_id="a", version=1)


def _stand() -> tuple[FakeClock, StandSession, ConsoleSession]:
    clock = FakeClock()
    stand = StandSession(clock)
    session = ConsoleSession(stand, clock)
    session.start()
    return clock, stand, session


async def _until(condition: Callable[[], object]) -> None:
    for _ in range(50):
        if condition():
            return
        await asyncio.sleep(0)
    raise AssertionError


def _outcome(session: ConsoleSession, id_: str) -> Outcome:
    entry = session.commands.find(id_)
    assert entry is not None
    return entry.outcome


async def test_a_command_is_accepted() -> None:
    _, stand, session = _stand()
    stand.welcome(running_room().snapshot())
    entry = session.send(MESSAGE, "퇴실", "a")
    assert entry.outcome is Outcome.WAITING
    await _until(lambda: stand.outcomes)
    stand.outcomes[0].set_result(None)
    await _until(lambda: _outcome(session, entry.id) is Outcome.ACCEPTED)
    assert stand.sent == [MESSAGE]
    await session.stop()


async def test_a_refusal_keeps_its_reason() -> None:
    _, stand, session = _stand()
    stand.welcome(running_room().snapshot())
    entry = session.send(MESSAGE, "퇴실", "a")
    await _until(lambda: stand.outcomes)
    stand.outcomes[0].set_exception(RefusedError(ErrorCode.STALE_VERSION, seen=1, current=2))
    await _until(lambda: _outcome(session, entry.id) is Outcome.REJECTED)
    found = session.commands.find(entry.id)
    assert found is not None
    assert found.fault is not None
    assert found.fault.key == "error.stale_version"
    await session.stop()


async def test_a_lost_link_ends_what_is_open_and_sends_nothing_later() -> None:
    _, stand, session = _stand()
    stand.welcome(running_room().snapshot())
    entry = session.send(MESSAGE, "퇴실", "a")
    await _until(lambda: stand.outcomes)
    stand.turn(LinkState.OFFLINE)
    assert _outcome(session, entry.id) is Outcome.NO_ANSWER
    await _until(stand.outcomes[0].cancelled)
    stand.welcome(running_room().snapshot())
    await asyncio.sleep(0)
    assert stand.sent == [MESSAGE]
    await session.stop()


async def test_without_a_link_a_command_does_not_leave() -> None:
    _, stand, session = _stand()
    entry = session.send(MESSAGE, "퇴실", "a")
    assert _outcome(session, entry.id) is Outcome.NO_ANSWER
    stand.welcome(running_room().snapshot())
    await asyncio.sleep(0)
    assert stand.sent == []
    await session.stop()


async def test_a_server_that_says_nothing_gets_no_command_although_the_socket_stands() -> None:
    clock, stand, session = _stand()
    stand.welcome(running_room().snapshot())
    clock.advance(15)
    assert session.link.phase is LinkPhase.LOST
    entry = session.send(MESSAGE, "퇴실", "a")
    assert _outcome(session, entry.id) is Outcome.NO_ANSWER
    assert stand.sent == []
    await session.stop()


async def test_silence_becomes_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(console_session, "ANSWER_WITHIN_S", 0.01)
    _, stand, session = _stand()
    stand.welcome(running_room().snapshot())
    entry = session.send(MESSAGE, "퇴실", "a")
    settled = asyncio.Event()
    session.commands.changed = lambda _entry: settled.set()
    await asyncio.wait_for(settled.wait(), 5)
    assert _outcome(session, entry.id) is Outcome.NO_ANSWER
    await session.stop()


async def test_any_message_is_a_sign_of_life() -> None:
    clock, stand, session = _stand()
    phases = [session.link.phase]
    stand.welcome(running_room().snapshot())
    clock.advance(6)
    phases.append(session.link.phase)
    stand.give(HeartbeatAnswered(server_ms=clock.now_ms()))
    phases.append(session.link.phase)
    assert phases == [LinkPhase.BEFORE, LinkPhase.DELAYED, LinkPhase.FINE]
    await session.stop()


def test_a_link_without_its_socket_is_never_shown_as_fine() -> None:
    status = LinkStatus(LinkState.CONNECTING, 0.3)
    assert status.phase is LinkPhase.DELAYED
    assert status.shown_age_s == 5.0
    assert not status.may_command
    assert LinkStatus(LinkState.ONLINE, 0.3).shown_age_s == 0.3
