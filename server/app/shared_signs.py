"""Signs of life of a centre of several processes, on its file share: how long no socket server ran.

A seat is cut off only where none of them runs: each writes a sign of its own, and the first that
starts again reads all of them and says since when nobody was served.
"""

import msgspec

from common.core.clock import Clock
from common.core.errors import RefusedError, StorageError
from common.core.logs import get_logger
from common.protocol.time import ReportOutage
from server.managers.publisher import system_origin
from server.managers.ticking import keep_ticking
from server.queues.router import Router
from server.stores.contracts import FileShare

_log = get_logger("server.time")
FOLDER = "alive"
EVERY_S = 2.0
LEAST_MS = 6_000
"""Three signs that are missing: a share may be slow, and clocks of machines differ a little."""


class Sign(msgspec.Struct, frozen=True):
    """When a process lived, by the server's time."""

    at_ms: int


class SharedSigns:
    """The signs of one process among those of the centre.

    Args:
        files: the file share of the centre.
        router: into the state queue.
        clock: the server's time.
        name: of this process.
    """

    def __init__(self, files: FileShare, router: Router, clock: Clock, name: str) -> None:
        """Read and write nothing before `begin`."""
        self._files = files
        self._router = router
        self._clock = clock
        self._path = f"{FOLDER}/{name}.json"
        self._failed = False

    async def begin(self) -> None:
        """Tell of an outage, if the newest sign of all is old; then write the first own one.

        Raises:
            QueueFullError: the report could not be taken; no sign is written.
        """
        since_ms, now_ms = await self._newest(), self._clock.now_ms()
        if since_ms is not None and now_ms - since_ms >= LEAST_MS:
            report = ReportOutage(since_ms=since_ms, until_ms=now_ms)
            # Whoever starts in the same moment reports the same: one id, and it is done once.
            origin = system_origin("shared_signs")
            await self._router.publish(report, origin, f"outage:{since_ms}", now_ms)
            _log.warning("outage_of_all", seconds=(now_ms - since_ms) // 1000)
        await self.tick()

    async def run(self) -> None:
        """Write signs until cancelled."""
        await keep_ticking(self.tick, EVERY_S, self._clock)

    async def tick(self) -> None:
        """Write a sign; a share that refuses it stops nobody's exam."""
        sign = msgspec.json.encode(Sign(self._clock.now_ms()))
        try:
            await self._files.put(self._path, sign)
        except StorageError as error:
            if not self._failed:
                _log.warning("sign_not_written", error=type(error).__name__)
            self._failed = True
        else:
            self._failed = False

    async def _newest(self) -> int | None:
        try:
            paths = await self._files.list_under(FOLDER)
        except StorageError as error:
            _log.warning("signs_unreadable", error=type(error).__name__)
            return None
        found = [at_ms for path in paths if (at_ms := await self._read(path)) is not None]
        return max(found, default=None)

    async def _read(self, path: str) -> int | None:
        try:
            return msgspec.json.decode(await self._files.get(path), type=Sign).at_ms
        except (RefusedError, StorageError, msgspec.DecodeError):
            return None
