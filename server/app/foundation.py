"""What everything stands on: keys, database, live store, queues, files."""

import asyncio
from contextlib import AsyncExitStack
from dataclasses import dataclass

from common.core.clock import Clock
from common.core.errors import SettingsError
from common.crypto.keyring import Keyring
from server.app.fail_stop import FailStop
from server.app.roles import Roles
from server.queues.contract import Queues
from server.queues.in_process import InProcessQueues
from server.queues.router import Router
from server.settings import DataFolder, ServerSettings
from server.stores.contracts import FileShare, LiveStore
from server.stores.database.database import Database
from server.stores.database.database_url import sqlite_url
from server.stores.files.folder_share import FolderShare
from server.stores.realtime.memory_live_store import MemoryLiveStore


@dataclass(frozen=True, slots=True)
class Foundation:
    """The open stores and queues of a process."""

    folder: DataFolder
    settings: ServerSettings
    clock: Clock
    keyring: Keyring
    database: Database
    live: LiveStore
    queues: Queues
    router: Router
    files: FileShare


async def lay_foundation(
    folder: DataFolder, settings: ServerSettings, roles: Roles, clock: Clock, stack: AsyncExitStack
) -> Foundation:
    """Open everything; the stack closes it in the reverse order.

    Raises:
        SuiteError: something cannot be opened; the text says what to do.
    """
    if not roles.alone and not (settings.redis_url and settings.database_url):
        message = "a part of a server needs database_url and redis_url: what it shares with others"
        raise SettingsError(message)
    keyring = await asyncio.to_thread(Keyring.load, folder.keys)
    url = settings.database_url or sqlite_url(folder.database)
    database = await _opened(url, keyring, clock, stack)
    live = _live_store(settings, clock)
    await live.start()
    stack.push_async_callback(live.stop)
    queues = _queues(settings, keyring, clock)
    await queues.start()
    stack.push_async_callback(queues.stop)
    share = folder.root / settings.files if settings.files else folder.files
    return Foundation(
        folder=folder,
        settings=settings,
        clock=clock,
        keyring=keyring,
        database=database,
        live=live,
        queues=queues,
        router=Router(queues),
        files=FolderShare(share),
    )


async def _opened(url: str, keyring: Keyring, clock: Clock, stack: AsyncExitStack) -> Database:
    """Open the database, and leave with the process when its disk fails."""
    database = await Database.open(url, keyring, clock)
    stack.push_async_callback(database.close)
    fail_stop = FailStop(lambda: database.failure, clock)
    fail_stop.start()
    stack.push_async_callback(fail_stop.stop)
    return database


# A centre without Redis does not load its client: it would be a tenth of the time to start.


def _live_store(settings: ServerSettings, clock: Clock) -> LiveStore:
    if not settings.redis_url:
        return MemoryLiveStore()
    from server.stores.realtime.redis_live_store import RedisLiveStore  # noqa: PLC0415  see above

    return RedisLiveStore(settings.redis_url, clock)


def _queues(settings: ServerSettings, keyring: Keyring, clock: Clock) -> Queues:
    if settings.redis_url:
        from server.queues.redis_publisher import StreamTerms  # noqa: PLC0415  see above
        from server.queues.redis_streams import RedisStreamsQueues  # noqa: PLC0415

        terms = StreamTerms(consumer=settings.server_name, capacity=settings.queue_capacity)
        return RedisStreamsQueues(settings.redis_url, keyring, clock, terms)
    return InProcessQueues(settings.queue_capacity)
