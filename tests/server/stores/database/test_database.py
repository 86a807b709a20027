"""Opening, transactions, and what happens when something fails in the middle."""

from __future__ import annotations

import asyncio
import os
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from sqlalchemy import make_url
from sqlalchemy.exc import IntegrityError, OperationalError

from common.core.errors import ErrorCode, RefusedError, StorageError
from common.protocol.candidates import CandidateChanged
from common.protocol.routing import Address
from common.protocol.session import CommandAccepted
from common.protocol.vocabulary import Stage
from server.stores.database import migrate
from server.stores.database.database import Database
from server.stores.errors import StoreUnavailableError
from tests.helpers.exam_rows import PROCTOR
from tests.server.stores.database.centre import Centre, centre, opened

if TYPE_CHECKING:
    from common.core.clock import FakeClock
    from common.crypto.keyring import Keyring
    from server.stores.unit_of_work import UnitOfWork
    from tests.helpers.postgres import PostgresServer


def overwrite(url: str, content: bytes, name: str = "gamdok.db") -> None:
    (Path(make_url(url).database or "").parent / name).write_bytes(content)


async def test_a_missing_file_is_refused(
    tmp_path: Path, keyring: Keyring, clock: FakeClock
) -> None:
    with pytest.raises(StorageError, match="gamdok-admin init"):
        await Database.open(f"sqlite+aiosqlite:///{tmp_path}/gamdok.db", keyring, clock)
    assert os.listdir(tmp_path) == []  # noqa: PTH208  no blocking Path call on a loop


async def test_a_file_that_is_no_database_is_refused(
    sqlite_database: str, keyring: Keyring, clock: FakeClock
) -> None:
    overwrite(sqlite_database, b"this is a letter, not a database\n" * 200)
    with pytest.raises(StorageError, match="not a database"):
        await Database.open(sqlite_database, keyring, clock)


@pytest.mark.parametrize(
    "url", ["", "nonsense", "mysql://x/y", "sqlite:///x.db", "sqlite+aiosqlite://"]
)
async def test_a_strange_url_is_refused(url: str, keyring: Keyring, clock: FakeClock) -> None:
    with pytest.raises(StorageError, match="sqlite\\+aiosqlite"):
        await Database.open(url, keyring, clock)


async def test_a_schema_that_is_not_at_head_is_refused(
    url: str, keyring: Keyring, clock: FakeClock
) -> None:
    await asyncio.to_thread(migrate.downgrade, url, "base")
    with pytest.raises(StorageError, match="gamdok-admin db upgrade"):
        await Database.open(url, keyring, clock)
    await asyncio.to_thread(migrate.upgrade, url)
    async with opened(url, keyring, clock):
        pass


async def test_an_empty_file_says_that_it_needs_the_schema(
    sqlite_database: str, keyring: Keyring, clock: FakeClock
) -> None:
    overwrite(sqlite_database, b"")
    with pytest.raises(StorageError, match="gamdok-admin db upgrade"):
        await Database.open(sqlite_database, keyring, clock)


async def test_a_newer_schema_is_refused(url: str, keyring: Keyring, clock: FakeClock) -> None:
    async with opened(url, keyring, clock) as database, database.writing() as uow:
        await (await uow.access.connection()).exec_driver_sql(
            "UPDATE alembic_version SET version_num = '9999'"
        )
    with pytest.raises(StorageError, match="9999"):
        await Database.open(url, keyring, clock)


async def test_a_second_server_on_the_data_folder_is_refused(
    sqlite_database: str, keyring: Keyring, clock: FakeClock
) -> None:
    async with opened(sqlite_database, keyring, clock):
        with pytest.raises(StorageError, match="stop it first"):
            await Database.open(sqlite_database, keyring, clock)
        with pytest.raises(StorageError, match="stop it first"):
            await asyncio.to_thread(migrate.upgrade, sqlite_database)
    async with opened(sqlite_database, keyring, clock):
        pass


async def test_a_lock_left_by_a_dead_process_does_not_matter(
    sqlite_database: str, keyring: Keyring, clock: FakeClock
) -> None:
    overwrite(sqlite_database, b"4711", name="server.lock")
    async with opened(sqlite_database, keyring, clock):
        pass


async def test_a_unit_of_work_commits(url: str, keyring: Keyring, clock: FakeClock) -> None:
    async with centre(url, keyring, clock) as c:
        async with c.database.writing() as uow:
            row = await uow.periods.get(c.period_id)
            await uow.periods.update(replace(row, stage=Stage.OPEN, version=row.version + 1))
        async with c.database.reading() as stores:
            assert (await stores.periods.get(c.period_id)).stage is Stage.OPEN


async def test_an_exception_undoes_everything(url: str, keyring: Keyring, clock: FakeClock) -> None:
    async with centre(url, keyring, clock) as c:
        with pytest.raises(ZeroDivisionError):
            await _fail_late(c)
        async with c.database.reading() as stores:
            assert (await stores.periods.get(c.period_id)).stage is Stage.DRAFT
            assert await stores.events.last_number(c.sitting_id) == 0
            assert await stores.audits.list_unchained(9) == ()
            assert await stores.follow_ups.open_before(10**15, 9) == ()


async def _fail_late(c: Centre) -> None:
    message = CandidateChanged(candidate=c.candidates[0])
    async with c.database.writing() as uow:
        row = await uow.periods.get(c.period_id)
        await uow.periods.update(replace(row, stage=Stage.OPEN, version=row.version + 1))
        uow.record(message, Address(sitting_id=c.sitting_id))
        uow.audit(PROCTOR, "act", "target")
        uow.follow_up(message)
        _ = 1 // 0


async def test_a_savepoint_undoes_rows_and_records_of_its_own_only(
    url: str, keyring: Keyring, clock: FakeClock
) -> None:
    async with centre(url, keyring, clock) as c:
        message = CandidateChanged(candidate=c.candidates[0])
        place = Address(sitting_id=c.sitting_id, attempt_id=c.attempt_id)
        async with c.database.writing() as uow:
            async with uow.savepoint():
                uow.record(message, place)
                uow.mark_answered("kept", "room", "sitting")
            with pytest.raises(RefusedError):
                await _refuse_late(uow, c, message, place)
            uow.reply("connection", CommandAccepted(command_id="2"), "2")
        assert [event[:2] for event in uow.effects.events] == [(1, place)]
        assert uow.effects.follow_ups == []
        assert [notice.ack for notice in uow.effects.outgoing] == ["2"]
        assert set(uow.effects.dirty_attempts) == {"kept"}
        async with c.database.reading() as stores:
            assert (await stores.periods.get(c.period_id)).stage is Stage.DRAFT
            assert await stores.events.last_number(c.sitting_id) == 1
            assert await stores.audits.list_unchained(9) == ()


async def _refuse_late(
    uow: UnitOfWork, c: Centre, message: CandidateChanged, place: Address
) -> None:
    async with uow.savepoint():
        row = await uow.periods.get(c.period_id)
        await uow.periods.update(replace(row, stage=Stage.OPEN, version=1))
        uow.record(message, place)
        uow.audit(PROCTOR, "act", "target")
        uow.follow_up(message)
        uow.reply("connection", CommandAccepted(command_id="1"))
        uow.announce(message, place, "key")
        uow.mark_answered("lost", "room", "sitting")
        raise RefusedError(ErrorCode.GUARD_FAILED)


async def test_a_failed_statement_inside_a_savepoint_spares_the_rest(
    url: str, keyring: Keyring, clock: FakeClock
) -> None:
    async with centre(url, keyring, clock) as c:
        async with c.database.writing() as uow:
            await uow.handled.add(["before"])
            member = (await uow.staff.list_all())[0]
            with pytest.raises(IntegrityError):
                async with uow.savepoint():
                    await uow.staff.add(replace(member, staff_id="another"))
            await uow.handled.add(["after"])
        async with c.database.reading() as stores:
            assert await stores.handled.new_ids(["before", "after", "other"]) == {"other"}


async def test_a_reading_sees_one_state(url: str, keyring: Keyring, clock: FakeClock) -> None:
    async with centre(url, keyring, clock) as c, c.database.reading() as stores:
        row = await stores.periods.get(c.period_id)
        async with c.database.writing() as uow:
            await uow.periods.update(replace(row, stage=Stage.OPEN, version=row.version + 1))
        assert await stores.periods.get(c.period_id) == row


async def test_a_reading_can_change_nothing(url: str, keyring: Keyring, clock: FakeClock) -> None:
    async with centre(url, keyring, clock) as c:
        with pytest.raises((StorageError, Exception), match=r"(?i)read.?only"):
            async with c.database.reading() as stores:
                await stores.handled.add(["1"])
        async with c.database.reading() as stores:
            assert await stores.handled.new_ids(["1"]) == {"1"}


async def test_a_cancelled_unit_of_work_leaves_nothing_and_hurts_nobody(
    url: str, keyring: Keyring, clock: FakeClock
) -> None:
    async with centre(url, keyring, clock) as c:
        for steps in range(25):
            task = asyncio.get_running_loop().create_task(_write(c.database, f"id-{steps}"))
            for _ in range(steps):
                await asyncio.sleep(0)
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
        async with c.database.writing() as uow:
            await uow.handled.add(["last"])
        async with c.database.reading() as stores:
            open_ids = await stores.handled.new_ids(
                [f"id-{n}{suffix}" for n in range(25) for suffix in ("", "-b")] + ["last"]
            )
    for n in range(25):
        assert (f"id-{n}" in open_ids) == (f"id-{n}-b" in open_ids)
    assert "last" not in open_ids


async def _write(database: Database, name: str) -> None:
    async with database.writing() as uow:
        await uow.handled.add([name])
        await uow.handled.add([f"{name}-b"])


async def test_writers_take_turns(url: str, keyring: Keyring, clock: FakeClock) -> None:
    async with centre(url, keyring, clock) as c:
        await asyncio.gather(*(_write(c.database, str(n)) for n in range(20)))
        async with c.database.reading() as stores:
            assert await stores.handled.new_ids(str(n) for n in range(20)) == set()


async def test_a_disk_that_fails_stops_all_writing(
    sqlite_database: str, keyring: Keyring, clock: FakeClock
) -> None:
    async with centre(sqlite_database, keyring, clock) as c:
        with pytest.raises(StorageError, match="disk I/O"):
            await _fail(c.database, "disk I/O error")
        with pytest.raises(StorageError, match="takes no more writes"):
            async with c.database.writing():
                pytest.fail("must not begin")
        async with c.database.reading() as stores:
            assert await stores.sittings.current() is not None


async def _fail(database: Database, text: str) -> None:
    async with database.writing():
        statement = "COMMIT"
        raise OperationalError(statement, None, sqlite3.OperationalError(text))


async def test_a_full_disk_may_be_tried_again(
    sqlite_database: str, keyring: Keyring, clock: FakeClock
) -> None:
    async with centre(sqlite_database, keyring, clock) as c:
        with pytest.raises(StoreUnavailableError):
            await _fail(c.database, "database or disk is full")
        async with c.database.writing() as uow:
            await uow.handled.add(["1"])


async def test_a_database_server_that_goes_away_is_unavailable_and_comes_back(
    postgres_database: str,
    postgres_server: PostgresServer,
    keyring: Keyring,
    clock: FakeClock,
) -> None:
    async with centre(postgres_database, keyring, clock) as c:
        with pytest.raises(StoreUnavailableError):
            await _lose(c.database, postgres_server, postgres_database)
        async with c.database.writing() as uow:
            assert await uow.handled.new_ids(["lost", "lost too"]) == {"lost", "lost too"}


async def _lose(database: Database, server: PostgresServer, url: str) -> None:
    async with database.writing() as uow:
        await uow.handled.add(["lost"])
        await server.cut(make_url(url).database or "")
        await uow.handled.add(["lost too"])


async def test_an_unknown_database_says_what_to_check(
    postgres_server: PostgresServer, keyring: Keyring, clock: FakeClock
) -> None:
    with pytest.raises(StorageError, match="check database_url"):
        await Database.open(postgres_server.url("unknown"), keyring, clock)


async def test_an_error_of_the_caller_stays_what_it_is(
    url: str, keyring: Keyring, clock: FakeClock
) -> None:
    async with centre(url, keyring, clock) as c:
        with pytest.raises(ConnectionResetError):
            async with c.database.writing():
                raise ConnectionResetError


async def test_an_unreachable_database_server_is_unavailable(
    tmp_path: Path, keyring: Keyring, clock: FakeClock
) -> None:
    url = f"postgresql+asyncpg://nobody@/none?host={tmp_path}"
    with pytest.raises(StoreUnavailableError):
        await Database.open(url, keyring, clock)


async def test_a_cancelled_reading_leaves_no_old_state_behind(
    url: str, keyring: Keyring, clock: FakeClock
) -> None:
    async with centre(url, keyring, clock) as c:
        for steps in range(25):
            task = asyncio.get_running_loop().create_task(_read(c.database))
            for _ in range(steps):
                await asyncio.sleep(0)
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
        async with c.database.writing() as uow:
            await uow.handled.add(["new"])
        for _ in range(10):
            async with c.database.reading() as stores:
                assert await stores.handled.new_ids(["new"]) == set()


async def _read(database: Database) -> None:
    async with database.reading() as stores:
        await stores.sittings.current()
        await stores.sittings.list_all()
