"""The database of a server: opened once, then read and written in transactions."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from sqlalchemy import URL

from common.core.clock import Clock
from common.core.errors import StorageError
from common.crypto.keyring import Keyring
from server.stores.database.access import Access
from server.stores.database.database_url import SQLITE, parse_url, sqlite_path
from server.stores.database.doors import Door
from server.stores.database.failures import is_fatal, translated
from server.stores.database.folder_lock import FolderLock
from server.stores.database.memories import Memories
from server.stores.database.postgres_door import PostgresDoor
from server.stores.database.schema_check import check_schema
from server.stores.database.sqlite_door import SqliteDoor
from server.stores.database.stores import Stores
from server.stores.database.transactions import Transaction
from server.stores.database.turns import Turn
from server.stores.database.unit_of_work import UnitOfWork


class Database:
    """An open database; use `Database.open`."""

    def __init__(self, door: Door, lock: FolderLock | None, keyring: Keyring, clock: Clock) -> None:
        """Take an open door."""
        self._door = door
        self._lock = lock
        self._keyring = keyring
        self._clock = clock
        self._memories = Memories()
        self._broken = ""

    @classmethod
    async def open(cls, url: str, keyring: Keyring, clock: Clock) -> "Database":
        """Open a database that exists and has the schema of this version.

        Args:
            url: `sqlite+aiosqlite:///…/gamdok.db` or `postgresql+asyncpg://…`.
            keyring: seals what is personal, answers and content.
            clock: stamps records.

        Raises:
            StorageError: no such database, not a database, another schema version, or another
                process works on the same data folder; the text says what to do.
        """
        parsed = parse_url(url)
        lock = None
        if parsed.drivername == SQLITE:
            lock = await asyncio.to_thread(_locked_folder, sqlite_path(parsed))
        door: Door | None = None
        try:
            door = _door(parsed)
            database = cls(door, lock, keyring, clock)
            await database._check()
            await database._recover()
        except BaseException:
            if door is not None:
                await door.close()
            if lock is not None:
                lock.release()
            raise
        return database

    @property
    def unfolded_attempts(self) -> frozenset[str]:
        """The attempts with answers that are durable and not folded into latest answers."""
        return frozenset(self._memories.books.unfolded)

    @property
    def failure(self) -> str:
        """Why nothing can be written any more in this process; empty while the disk works."""
        return self._broken

    def fold_turn(self) -> list[str]:
        """Let saves fold beside themselves what is unfolded now.

        Returns:
            the attempts that were to be folded so since the last turn and are not.
        """
        return self._memories.books.turn()

    async def close(self) -> None:
        """Close all connections and give the data folder free; may be called again."""
        await self._door.close()
        if self._lock is not None:
            self._lock.release()

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Stores]:
        """Read one consistent state.

        Raises:
            StoreUnavailableError: the database does not answer.
        """
        with translated():
            async with self._door.reading() as transaction:
                access = self._access(transaction)
                yield Stores(access)
        access.share(committed=True)

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[UnitOfWork]:
        """Change things; commits at the end, rolls back on an exception.

        After the block the unit's `effects` say what is to be sent.

        Raises:
            StoreUnavailableError: nothing stayed; the same work may be tried again.
            StorageError: the disk failed; nothing is written any more until the server is
                started anew.
        """
        if self._broken:
            raise StorageError(self._broken)
        access: Access | None = None
        committed = False
        try:
            with translated():
                async with self._door.writing() as transaction:
                    access = self._access(transaction)
                    work = UnitOfWork(access)
                    yield work
                    await work.write_records()
            committed = True
        except StorageError as error:
            self._note_failure(error)
            raise
        finally:
            if access is not None:
                access.share(committed=committed)

    def _note_failure(self, error: StorageError) -> None:
        if is_fatal(error):
            self._broken = f"the database failed and takes no more writes: {error}"

    @asynccontextmanager
    async def turn(self, name: str) -> AsyncIterator[Turn]:
        """Wait until no other process does what `name` names, and be the one that does.

        Raises:
            StoreUnavailableError: the database does not answer.
        """
        async with self._door.turn(name, self._clock) as turn:
            yield turn

    async def _check(self) -> None:
        with translated():
            async with self._door.writing() as transaction:
                await check_schema(await transaction.connection())

    async def _recover(self) -> None:
        """Fold what a process that died had only appended."""
        async with self.reading() as stores:
            attempt_ids = await stores.answers.attempts_with_tails()
        if attempt_ids:
            async with self.writing() as work:
                await work.answers.fold(attempt_ids)

    def _access(self, transaction: Transaction) -> Access:
        return Access(transaction, self._keyring, self._clock, self._memories)


def _locked_folder(path: Path) -> FolderLock:
    if not path.is_file():
        message = f"there is no database at {path}: make one with gamdok-admin init"
        raise StorageError(message)
    lock = FolderLock(path.parent)
    lock.take()
    return lock


def _door(url: URL) -> Door:
    if url.drivername == SQLITE:
        return SqliteDoor(sqlite_path(url))
    return PostgresDoor(url)
