"""Time that nobody gave, and ways that no table has, are found in the event log."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from common.core.clock import SystemClock
from common.crypto.keyring import Keyring
from common.protocol.candidates import CandidateChanged
from common.protocol.routing import Address
from common.protocol.rows import ActorRef, CandidateRow, Hold
from common.protocol.stages import RoomStageChanged
from common.protocol.vocabulary import HoldKind, Progress, Role, Stage
from common.rules.deadline import deadline_ms
from server.stores.database.database_url import sqlite_url
from server.stores.database.migrate import upgrade
from tests.helpers.audit_checker import check_audits
from tests.helpers.event_checker import check_events
from tests.helpers.history_report import Report
from tests.server.stores.database.centre import centre

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from common.protocol.base import Message
    from tests.server.stores.database.centre import Centre

CHIEF = ActorRef(role=Role.CHIEF, id="c")


def _at_work(row: CandidateRow, version: int, compensated_ms: int = 0) -> CandidateRow:
    allowance = replace(row.allowance, compensated_ms=compensated_ms)
    return replace(
        row,
        progress=Progress.IN_PROGRESS,
        allowance=allowance,
        started_ms=1,
        deadline_ms=deadline_ms(1, allowance),
        version=version,
    )


async def _record(made: Centre, tell: Sequence[Message]) -> None:
    for message in tell:
        async with made.database.writing() as work:
            work.record(message, Address(sitting_id=made.sitting_id))


def _checked(folder: Path, tell: str) -> Report:
    """Record what a story tells and check it."""
    keyring = Keyring.create(folder / "keys")
    url = sqlite_url(folder / "gamdok.db")

    async def live() -> None:
        await asyncio.to_thread(upgrade, url)
        async with centre(url, keyring, SystemClock()) as made:
            await _record(made, await _STORIES[tell](made))

    asyncio.run(live())
    report = Report()
    with closing(sqlite3.connect(folder / "gamdok.db")) as database:
        check_audits(database, keyring, check_events(database, keyring, report), report)
    return report


async def _plain(made: Centre) -> Sequence[Message]:
    row = made.candidates[0]
    return [CandidateChanged(candidate=_at_work(row, version)) for version in (1, 2)]


async def _wrong_deadline(made: Centre) -> Sequence[Message]:
    row = _at_work(made.candidates[0], 1)
    return [CandidateChanged(candidate=replace(row, deadline_ms=5))]


async def _unaccounted(made: Centre) -> Sequence[Message]:
    row = made.candidates[0]
    return [
        CandidateChanged(candidate=_at_work(row, 1)),
        CandidateChanged(candidate=_at_work(row, 2, compensated_ms=60_000)),
    ]


async def _given_by_nobody(made: Centre) -> Sequence[Message]:
    row = _at_work(made.candidates[0], 1)
    more = replace(row.allowance, planned_ms=row.allowance.planned_ms + 1000)
    given = replace(row, allowance=more, deadline_ms=deadline_ms(1, more), version=2)
    return [CandidateChanged(candidate=row), CandidateChanged(candidate=given)]


async def _break(made: Centre) -> Sequence[Message]:
    """A break that began a minute ago and ends now; all of it is given back."""
    row, since = made.candidates[0], SystemClock().now_ms() - 60_000
    hold = Hold(kind=HoldKind.PAUSE, actor=CHIEF, reason="r", since_ms=since, compensate=True)
    return [
        CandidateChanged(candidate=replace(_at_work(row, 1), holds=(hold,))),
        CandidateChanged(candidate=_at_work(row, 2, compensated_ms=60_000)),
    ]


async def _back(made: Centre) -> Sequence[Message]:
    row = made.candidates[0]
    sealed = replace(_at_work(row, 1), progress=Progress.CHECKED_OUT)
    return [CandidateChanged(candidate=sealed), CandidateChanged(candidate=_at_work(row, 2))]


async def _leap(made: Centre) -> Sequence[Message]:
    async with made.database.reading() as stores:
        room = (await stores.rooms.list_of_period(made.period_id))[0]
    stages = (Stage.SEALED_IN, Stage.RUNNING)
    return [
        RoomStageChanged(room=replace(room, stage=stage, version=version))
        for version, stage in enumerate(stages, 1)
    ]


async def _old_version(made: Centre) -> Sequence[Message]:
    row = made.candidates[0]
    return [CandidateChanged(candidate=_at_work(row, version)) for version in (2, 2)]


_STORIES = {
    "plain": _plain,
    "wrong deadline": _wrong_deadline,
    "unaccounted": _unaccounted,
    "given by nobody": _given_by_nobody,
    "break": _break,
    "back": _back,
    "leap": _leap,
    "old version": _old_version,
}


@pytest.mark.parametrize("story", ["plain", "break"])
def test_what_adds_up_is_clean(story: str, tmp_path: Path) -> None:
    report = _checked(tmp_path, story)
    assert report.clean, report.wrongs()
    assert report.events == 2


@pytest.mark.parametrize(
    ("story", "found"),
    [
        ("wrong deadline", "deadline of version 1"),
        ("unaccounted", "60000 ms given back for 0 ms of breaks"),
        ("given by nobody", "planned 1000 ms, the acts say 0"),
    ],
)
def test_time_that_nobody_gave_is_found(story: str, found: str, tmp_path: Path) -> None:
    report = _checked(tmp_path, story)
    assert found in "".join(report.mistimed)


@pytest.mark.parametrize(
    ("story", "found"),
    [
        ("back", "checked_out to in_progress"),
        ("leap", "sealed_in to running"),
        ("old version", "version 2 after 2"),
    ],
)
def test_ways_that_no_table_has_are_found(story: str, found: str, tmp_path: Path) -> None:
    report = _checked(tmp_path, story)
    assert found in "".join(report.illegal)


def test_a_missing_event_is_found(tmp_path: Path) -> None:
    report = _checked(tmp_path, "plain")
    assert report.clean
    with closing(sqlite3.connect(tmp_path / "gamdok.db")) as database:
        database.execute("DELETE FROM events WHERE number = 1")
        check_events(database, Keyring.load(tmp_path / "keys"), report)
    assert "event 2 comes after 0" in report.illegal
