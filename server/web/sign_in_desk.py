"""Holds a login after wrong tries, and lets one try of a login in at a time.

Without the second, twenty tries at once would all see the same number of failures.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from weakref import WeakValueDictionary

from common.core.bucket import Allowance, Meter
from common.core.clock import Clock
from common.core.errors import ErrorCode, RefusedError
from common.core.ids import new_id
from common.protocol.logs import LogLevel, LogStream, ReportLog
from common.protocol.routing import Origin
from common.protocol.vocabulary import Role
from server.queues.router import Router
from server.settings import ServerSettings
from server.stores.database.database import Database

_MOST_ADDRESSES = 10_000
_SYSTEM = Origin(role=Role.SYSTEM, actor_id="web")


class SignInDesk:
    """Counts wrong tries by login, and tries by address.

    Args:
        database: keeps the tries, so that a restart forgives nothing.
        router: takes the lines of the security log.
        clock: for the hold.
        settings: tries, hold and rates.
    """

    def __init__(
        self, database: Database, router: Router, clock: Clock, settings: ServerSettings
    ) -> None:
        """Begin with nobody at the desk."""
        self._database = database
        self._router = router
        self._clock = clock
        self._tries = settings.sign_in_tries
        self._hold_s = settings.sign_in_hold_s
        self._allowance = Allowance(settings.sign_in_rate, settings.sign_in_burst)
        self._meters: dict[str, Meter] = {}
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    def check_address(self, address: str) -> None:
        """Let so many tries of one address through and no more.

        Raises:
            RefusedError: RATE_LIMITED.
        """
        now = self._clock.monotonic()
        if len(self._meters) >= _MOST_ADDRESSES:
            self._meters = {a: m for a, m in self._meters.items() if not m.is_full(now)}
        if not self._meters.setdefault(address, Meter()).take(self._allowance, now):
            raise RefusedError(ErrorCode.RATE_LIMITED, retry_after_s=1)

    @asynccontextmanager
    async def one_try(self, key: str) -> AsyncIterator[None]:
        """Wait for one's turn at a login; WRONG_CREDENTIALS raised inside counts against it.

        Args:
            key: `staff:<login>` or `candidate:<sitting>:<exam number>`.

        Raises:
            RefusedError: SIGN_IN_HELD with the seconds to wait.
        """
        lock = self._locks.setdefault(key, asyncio.Lock())
        async with lock:
            await self._check_hold(key)
            try:
                yield
            except RefusedError as error:
                if error.code is ErrorCode.WRONG_CREDENTIALS:
                    await self._wrong(key)
                raise

    async def note(self, event: str, level: LogLevel, **values: str) -> None:
        """Write a line of the security log; a full queue loses it rather than the sign-in."""
        now = self._clock.now_ms()
        line = ReportLog(
            stream=LogStream.SECURITY, level=level, event=event, at_ms=now, values=values
        )
        try:
            await self._router.publish(line, _SYSTEM, new_id(), now)
        except RefusedError:
            return

    async def _check_hold(self, key: str) -> None:
        if await self._failures(key) >= self._tries:
            raise RefusedError(ErrorCode.SIGN_IN_HELD, retry_after_s=round(self._hold_s))

    async def _failures(self, key: str) -> int:
        since_ms = self._clock.now_ms() - round(self._hold_s * 1000)
        async with self._database.reading() as stores:
            return await stores.sign_ins.failures_since(key, since_ms)

    async def _wrong(self, key: str) -> None:
        async with self._database.writing() as uow:
            await uow.sign_ins.record(key, ok=False)
        held = await self._failures(key) >= self._tries
        level = LogLevel.ERROR if held else LogLevel.WARNING
        await self.note("sign_in_held" if held else "sign_in_wrong", level, login=key)
