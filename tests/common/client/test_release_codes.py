"""A cut-off seat is released by the right code once, and by nothing else ever."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from common.client.keeper import MemoryKeeper
from common.client.release_codes import CodeOutcome, ReleaseCodes
from common.core.clock import FakeClock
from common.core.errors import ErrorCode, RefusedError
from common.crypto.keyring import Keyring
from common.crypto.release_code import release_code, release_secret
from common.protocol.commands import ReportRelease
from common.protocol.journal import Released
from common.protocol.vocabulary import HoldKind
from common.rules.candidate.spot_release import freed_on_the_spot
from common.rules.deadline import remaining_ms
from common.rules.journal_fold import fold_journal
from common.rules.release_codes import FREE_TRIES, MOST_TRIES
from tests.helpers import exam_rows
from tests.helpers.exam_rows import MINUTE, NOW, hold
from tests.helpers.fake_centre import until

if TYPE_CHECKING:
    from common.protocol.base import Message

ATTEMPT = "attempt-1"
SECRET = release_secret(Keyring.in_memory(), ATTEMPT)
LOCK = hold(HoldKind.LOCK)


def code_of(counter: int = 0, attempt_id: str = ATTEMPT, since_ms: int = LOCK.since_ms) -> str:
    return release_code(SECRET, attempt_id, HoldKind.LOCK, since_ms, counter)


class Link:
    """A server that answers when it is there."""

    def __init__(self) -> None:
        self.there = asyncio.Event()
        self.reports: list[Message] = []
        self.refuses: list[ErrorCode] = []

    def has(self, times: int) -> bool:
        """Say whether it was told so often."""
        return len(self.reports) == times

    async def command(self, message: Message) -> None:
        await self.there.wait()
        self.reports.append(message)
        if self.refuses:
            raise RefusedError(self.refuses.pop(0))


class Spot:
    """A seat's codes on a clock that stands still."""

    def __init__(self, link: Link | None = None) -> None:
        self.link = link or Link()
        self.clock = FakeClock()
        self.changes = 0
        self.codes = ReleaseCodes(ATTEMPT, self.link, MemoryKeeper(), self.clock, self._changed)

    def _changed(self) -> None:
        self.changes += 1

    def enter(self, words: str) -> CodeOutcome:
        return self.codes.enter(words, LOCK, SECRET, NOW).outcome

    def is_released(self) -> bool:
        """Say whether the lock does not count here."""
        row = exam_rows.writing(holds=(LOCK,))
        return not freed_on_the_spot(row, self.codes.provisional).holds


async def test_the_right_code_releases_once_and_is_told_when_the_server_is_back() -> None:
    spot = Spot()
    assert spot.enter(code_of().lower()) is CodeOutcome.RELEASED
    assert spot.is_released()
    assert spot.changes == 1
    spot.link.there.set()
    await until(lambda: not spot.codes.provisional)
    (report,) = spot.link.reports
    assert isinstance(report, ReportRelease)
    assert (report.code, report.counter, report.released_ms) == (code_of(), 0, NOW)
    assert not spot.is_released(), "from now on the server's row counts"
    assert spot.enter(code_of()) is CodeOutcome.WRONG, "valid once"
    assert spot.enter(code_of(1)) is CodeOutcome.RELEASED, "a new one for the same hold"
    await spot.codes.stop()


async def test_another_seats_or_another_holds_code_is_wrong() -> None:
    spot = Spot()
    for words in (code_of(attempt_id="attempt-2"), code_of(since_ms=1), code_of(1), "", "0" * 8):
        spot.clock.advance(600)
        assert spot.enter(words) is CodeOutcome.WRONG
    assert not spot.is_released()
    pause = replace(LOCK, kind=HoldKind.PAUSE)
    assert spot.codes.enter(code_of(), pause, SECRET, NOW).outcome is CodeOutcome.WRONG
    for kind in (HoldKind.ROOM, HoldKind.RELOGIN, HoldKind.MOVE):
        assert not spot.codes.takes(replace(LOCK, kind=kind))


async def test_guessing_waits_longer_and_longer_and_ends() -> None:
    spot = Spot()
    for _ in range(FREE_TRIES):
        assert spot.enter("00000000") is CodeOutcome.WRONG
    assert spot.enter(code_of()) is CodeOutcome.WAIT, "also the right one waits"
    assert 0 < spot.codes.wait_s(LOCK) <= 10
    for _ in range(MOST_TRIES - FREE_TRIES):
        spot.clock.advance(600)
        assert spot.enter("00000000") in {CodeOutcome.WRONG, CodeOutcome.NO_MORE}
    spot.clock.advance(3600)
    assert not spot.codes.takes(LOCK)
    assert spot.enter(code_of()) is CodeOutcome.NO_MORE
    assert not spot.is_released()


async def test_a_crash_neither_undoes_a_release_nor_forgets_tries() -> None:
    first = Spot()
    for _ in range(FREE_TRIES):
        first.enter("00000000")
    first.clock.advance(600)
    assert first.enter(code_of()) is CodeOutcome.RELEASED
    await first.codes.stop()
    again = Spot()
    again.codes.restore(fold_journal(first.codes.records()))
    assert again.is_released()
    assert again.codes.wait_s(LOCK) > 0
    again.clock.advance(600)
    assert again.enter(code_of()) is CodeOutcome.WRONG
    again.link.there.set()
    again.codes.start(lambda: None)
    await until(lambda: again.link.reports)
    await until(lambda: not again.codes.provisional)
    third = Spot()
    third.codes.restore(fold_journal(again.codes.records()))
    assert not third.is_released()
    third.clock.advance(600)
    assert third.enter(code_of()) is CodeOutcome.WRONG
    await again.codes.stop()


async def test_a_server_that_does_not_listen_undoes_nothing_and_one_that_refuses_does() -> None:
    spot = Spot()
    spot.link.refuses = [ErrorCode.UNAVAILABLE, ErrorCode.SESSION_REVOKED, ErrorCode.GUARD_FAILED]
    spot.enter(code_of())
    spot.link.there.set()
    await until(lambda: len(spot.link.reports) == 1)
    assert spot.is_released()
    for times in (2, 3):
        await until(lambda: spot.clock.sleepers > 0)
        spot.clock.advance(5)
        await until(partial(spot.link.has, times))
    await until(lambda: not spot.codes.provisional)
    await spot.codes.stop()


def test_a_pauses_time_is_given_back_at_the_seat_at_once() -> None:
    pause = hold(HoldKind.PAUSE)
    row = exam_rows.writing(holds=(pause,))
    release = Released(
        kind=HoldKind.PAUSE, since_ms=pause.since_ms, counter=0, code="", released_ms=NOW
    )
    freed = freed_on_the_spot(row, [release])
    assert not freed.holds
    assert remaining_ms(freed, NOW) == remaining_ms(row, NOW)
    assert remaining_ms(freed, NOW + MINUTE) == remaining_ms(row, NOW) - MINUTE
    other = replace(release, since_ms=1)
    assert freed_on_the_spot(row, [other]) == row
