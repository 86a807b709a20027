"""Enrolled PCs as this process knows them: read whole once, then only what changed.

A storm of reconnects asks for every PC of the centre: that is one statement, not thousands.
"""

import asyncio
from collections.abc import Callable, Sequence

from common.core.clock import Clock
from server.stores.database.database import Database
from server.stores.records.devices import Device

EVERY_S = 2.0
"""How soon a revoked PC is noticed, also where another process revoked it."""
_OVERLAP_MS = 60_000
"""What was stamped before the last look may have been committed after it, or by another clock."""

OnRetired = Callable[[Sequence[Device]], None]


class DeviceBook:
    """Looks PCs up by their id.

    Args:
        database: holds them.
        clock: the beat.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        """Begin knowing none."""
        self._database = database
        self._clock = clock
        self._known: dict[str, Device] = {}
        self._looked_ms: int | None = None
        self._lock = asyncio.Lock()
        self.on_retired: OnRetired = lambda _devices: None

    async def find(self, device_id: str) -> Device | None:
        """Return a PC, also one that was revoked; None for one that was never enrolled."""
        if self._looked_ms is None:
            async with self._lock:
                if self._looked_ms is None:
                    await self.look()
        return self._known.get(device_id) or await self._read(device_id)

    async def run(self) -> None:
        """Look again and again until cancelled."""
        while True:
            await self._clock.sleep(EVERY_S)
            await self.look()

    async def look(self) -> None:
        """Take over what changed, and tell of those whose key counts no more."""
        since_ms = 0 if self._looked_ms is None else self._looked_ms - _OVERLAP_MS
        now_ms = self._clock.now_ms()
        async with self._database.reading() as stores:
            changed = await stores.devices.changed_since(since_ms)
        retired = [d for d in changed if d.retired_ms is not None and self._counted(d)]
        self._known.update((device.device_id, device) for device in changed)
        self._looked_ms = now_ms
        if retired:
            self.on_retired(retired)

    def _counted(self, device: Device) -> bool:
        known = self._known.get(device.device_id)
        return known is None or known.retired_ms is None

    async def _read(self, device_id: str) -> Device | None:
        """Ask for one that may have been enrolled a moment ago."""
        async with self._database.reading() as stores:
            found = await stores.devices.find(device_id)
        if found is not None:
            self._known[device_id] = found
        return found
