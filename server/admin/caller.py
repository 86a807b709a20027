"""Runs an operation in the running server, or opens the data folder and runs it here.

Only one process may write the database: a server that runs does the work itself, and without one
the command takes the folder's lock for as long as it works.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TypeVar

import aiohttp
import msgspec

from common.core.clock import SystemClock
from common.core.errors import ErrorCode, RefusedError, StorageError, SuiteError
from common.crypto.keyring import Keyring
from common.protocol.rest import Problem
from server.admin.operations.contract import Context, Operation
from server.managers.publisher import Publisher
from server.queues.in_process import InProcessQueues
from server.queues.router import Router
from server.settings import DataFolder, ServerSettings, settings_of
from server.stores.database.database import Database
from server.stores.database.database_url import sqlite_url
from server.stores.files.folder_share import FolderShare
from server.stores.realtime.memory_live_store import MemoryLiveStore

ADDRESS = "http://server/api/v1/admin/"
_TIMEOUT = aiohttp.ClientTimeout(total=600, connect=5)
Q = TypeVar("Q", bound=msgspec.Struct)
A = TypeVar("A", bound=msgspec.Struct)


class _Fault(msgspec.Struct):
    message: str


def perform(folder: DataFolder, operation: Operation[Q, A], request: Q) -> A:
    """Run an operation and return its answer. Blocks.

    Raises:
        SuiteError: it was refused or failed; nothing was changed.
    """
    if not folder.root.is_dir():
        message = f"there is no data folder {folder.root}; make one with `gamdok-admin init`"
        raise StorageError(message)
    return asyncio.run(performed(folder, operation, request))


def database_url(folder: DataFolder, settings: ServerSettings) -> str:
    """Return where the database is."""
    return settings.database_url or sqlite_url(folder.database)


@asynccontextmanager
async def opened(folder: DataFolder) -> AsyncIterator[Context]:
    """Open the data folder here, without a server.

    Raises:
        SuiteError: it cannot be opened; the text says what to do.
    """
    settings = settings_of(folder)
    clock = SystemClock()
    keyring = await asyncio.to_thread(Keyring.load, folder.keys)
    files = FolderShare(folder.files if not settings.files else folder.root / settings.files)
    database = await Database.open(database_url(folder, settings), keyring, clock)
    # Nobody listens to these queues: what must not be lost stands in the database too.
    queues = InProcessQueues(settings.queue_capacity)
    publisher = Publisher(database, queues.socket, Router(queues), clock, lambda _dirty: None)
    try:
        yield Context(
            database, files, keyring, clock, settings, live=MemoryLiveStore(), publisher=publisher
        )
    finally:
        await database.close()


async def performed(folder: DataFolder, operation: Operation[Q, A], request: Q) -> A:
    """Run an operation as `perform` does, on the loop that runs already.

    Raises:
        SuiteError: it was refused or failed; nothing was changed.
    """
    answer = await _ask_server(folder, operation.name, msgspec.json.encode(request))
    if answer is not None:
        return msgspec.json.decode(answer, type=operation.answer)
    async with opened(folder) as context:
        return await operation.run(context, request)


async def _ask_server(folder: DataFolder, name: str, body: bytes) -> bytes | None:
    """Return the running server's answer; None where none runs."""
    if not folder.admin_socket.exists():
        return None
    connector = aiohttp.UnixConnector(str(folder.admin_socket))
    async with aiohttp.ClientSession(connector=connector, timeout=_TIMEOUT) as session:
        try:
            return await _post(session, name, body)
        except aiohttp.ClientConnectorError:
            return None  # a socket file that a killed server left behind
        except (aiohttp.ClientError, TimeoutError) as error:
            message = f"the running server did not answer ({type(error).__name__}); see its log"
            raise StorageError(message) from error


async def _post(session: aiohttp.ClientSession, name: str, body: bytes) -> bytes:
    async with session.post(ADDRESS + name, data=body) as response:
        content = await response.read()
        if not response.ok:
            raise _error(response.content_type, content)
        return content


def _error(media_type: str, content: bytes) -> SuiteError:
    if media_type != "application/problem+json":
        return StorageError(msgspec.json.decode(content, type=_Fault).message)
    problem = msgspec.json.decode(content, type=Problem)
    reason = problem.key.removeprefix("error.")
    return RefusedError(
        ErrorCode(problem.code), "" if reason == problem.code else reason, **problem.values
    )
