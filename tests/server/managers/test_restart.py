"""A server that starts again over the same database knows every hold and every open command."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from common.client.command_reports import CommandReports
from common.client.keeper import MemoryKeeper
from common.core.clock import FakeClock
from common.crypto.release_code import release_code
from common.protocol.candidates import PlaceHold
from common.protocol.commands import ReportCommand, ReportRelease, ShowReleaseCode
from common.protocol.vocabulary import CommandState, HoldKind, Verdict
from common.rules.seat_commands import TTL_MS
from common.rules.views import SeatView
from server.managers.command_watch import CommandWatch
from server.stores.database.database import Database
from server.stores.database.snapshot_reader import candidate_snapshot
from tests.server.managers import acts
from tests.server.managers.centre import KEYRING, Centre
from tests.server.managers.plan import START_MS

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from common.protocol.base import Message
    from tests.server.managers.conftest import OpenCentre


@asynccontextmanager
async def _again(folder: Path, ids: dict[str, str]) -> AsyncIterator[Centre]:
    """Open what another server left; nothing of its memory is here."""
    url = f"sqlite+aiosqlite:///{folder / 'gamdok.db'}"
    clock = FakeClock(START_MS + 60_000)
    database = await Database.open(url, KEYRING, clock)
    try:
        centre = Centre(database, clock)
        centre.know(ids)
        yield centre
    finally:
        await database.close()


class _Link:
    """Keeps what a seat posts."""

    def __init__(self) -> None:
        self.posted: list[ReportCommand] = []

    def post(self, message: Message, id: str = "") -> bool:  # noqa: A002  as the session's
        assert isinstance(message, ReportCommand)
        assert id
        self.posted.append(message)
        return True


async def _locked(c: Centre) -> int:
    row = await acts.candidate(c, "A")
    lock = PlaceHold(
        attempt_id=row.attempt_id, kind=HoldKind.LOCK, version=row.version, reason="확인"
    )
    await c.tell(c.staff("p1"), lock)
    return c.clock.now_ms()


def _released(attempt_id: str, secret: str, since_ms: int, now_ms: int) -> ReportRelease:
    return ReportRelease(
        attempt_id=attempt_id,
        kind=HoldKind.LOCK,
        since_ms=since_ms,
        counter=0,
        code=release_code(secret, attempt_id, HoldKind.LOCK, since_ms, 0),
        released_ms=now_ms,
    )


async def test_the_seat_shows_and_reports_what_the_server_before_ordered(
    centre: OpenCentre, tmp_path: Path
) -> None:
    async with centre(run="A") as c:
        await _locked(c)
        ids = dict(c.ids)
    async with _again(tmp_path, ids) as c:
        async with c.reading() as stores:
            view = SeatView(await candidate_snapshot(stores, ids["A"]))
        assert [hold.kind for hold in view.row_here.holds] == [HoldKind.LOCK]
        link = _Link()
        seat = CommandReports("pc-A", link, MemoryKeeper())
        seat.deliver(view)
        seat.shown(view, c.clock.now_ms())
        for report in link.posted:
            assert await c.tell(c.candidate("A"), report) == ["accepted"]
        assert c.orders() == ["command A hold lock delivered", "command A hold lock done"]


async def test_a_command_of_before_expires_after(centre: OpenCentre, tmp_path: Path) -> None:
    async with centre(run="A") as c:
        await _locked(c)
        ids = dict(c.ids)
    async with _again(tmp_path, ids) as c:
        c.clock.advance(max(TTL_MS.values()) / 1000)
        assert await CommandWatch(c.database, c.router, c.clock).tick() == 1
        await c.settle()
        assert c.orders() == ["command A hold lock expired"]
        assert (await acts.candidate(c, "A")).holds, "no restart and no age ends a hold"


async def test_a_report_that_the_server_before_took_changes_nothing_now(
    centre: OpenCentre, tmp_path: Path
) -> None:
    async with centre(run="A") as c:
        await _locked(c)
        async with c.reading() as stores:
            (row,) = await stores.commands.list_open(c.ids["A"])
        done = ReportCommand(
            attempt_id=c.ids["A"], command_id=row.command_id, state=CommandState.DONE
        )
        await c.tell(c.candidate("A"), done, id=f"{row.command_id}-done")
        ids = dict(c.ids)
    async with _again(tmp_path, ids) as c:
        assert await c.tell(c.candidate("A"), done, id=f"{row.command_id}-done") == ["accepted"]
        assert c.orders() == []


async def test_a_code_that_was_shown_before_is_taken_after(
    centre: OpenCentre, tmp_path: Path
) -> None:
    async with centre(run="A") as c:
        since_ms = await _locked(c)
        row = await acts.candidate(c, "A")
        message = ShowReleaseCode(
            attempt_id=row.attempt_id,
            kind=HoldKind.LOCK,
            since_ms=since_ms,
            version=row.version,
            verdict=Verdict.NORMAL,
            reason="랜선",
        )
        assert (await c.tell(c.staff("p1"), message))[-1] == "accepted"
        ids = dict(c.ids)
    async with _again(tmp_path, ids) as c:
        async with c.reading() as stores:
            snapshot = await candidate_snapshot(stores, ids["A"])
        report = _released(ids["A"], snapshot.release_secret, since_ms, c.clock.now_ms())
        assert await c.tell(c.candidate("A"), report) == [
            "candidate A present verified in_progress",
            "accepted",
        ]
