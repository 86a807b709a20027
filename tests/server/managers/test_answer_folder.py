"""What saves appended is folded: beside later saves, by the job, and at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from common.core.clock import FakeClock
from common.crypto.keyring import Keyring
from server.managers.answer_folder import AnswerFolder
from server.stores.database.migrate import upgrade
from tests.server.stores.database.centre import centre, entry

if TYPE_CHECKING:
    from pathlib import Path

    from server.stores.database.database import Database


async def _save(database: Database, attempt_id: str, *seqs: int) -> None:
    for seq in seqs:
        async with database.writing() as work:
            await work.answers.append([entry(attempt_id, seq, f"q{seq}", 1)])


@pytest.fixture
def url(tmp_path: Path) -> str:
    url = f"sqlite+aiosqlite:///{tmp_path / 'gamdok.db'}"
    upgrade(url)
    return url


@pytest.fixture
def keyring() -> Keyring:
    return Keyring.in_memory()


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(now_ms=1_764_000_000_000)


async def test_later_saves_take_it_along(url: str, keyring: Keyring, clock: FakeClock) -> None:
    async with centre(url, keyring, clock) as c:
        one, other = (row.attempt_id for row in (await c.begin())[:2])
        folder = AnswerFolder(c.database, clock)
        await _save(c.database, one, 1, 2)
        await folder.tick()
        assert c.database.unfolded_attempts == {one}
        await _save(c.database, other, 1)
        assert not c.database.unfolded_attempts


async def test_where_no_saves_come_the_job_does_it(
    url: str, keyring: Keyring, clock: FakeClock
) -> None:
    async with centre(url, keyring, clock) as c:
        rows = await c.begin()
        folder = AnswerFolder(c.database, clock)
        for row in rows:
            await _save(c.database, row.attempt_id, 1, 2)
        await folder.tick()
        assert len(c.database.unfolded_attempts) == len(rows)
        await folder.tick()
        assert not c.database.unfolded_attempts


async def test_the_end_leaves_nothing(url: str, keyring: Keyring, clock: FakeClock) -> None:
    async with centre(url, keyring, clock) as c:
        (row, *_) = await c.begin()
        await _save(c.database, row.attempt_id, 1, 2, 3)
        await AnswerFolder(c.database, clock).finish()
        assert not c.database.unfolded_attempts
