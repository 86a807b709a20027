"""Members of staff whose last connection has been gone for a while are reported as away.

Several processes may hold consoles of one person: the live store knows all connections, and an
entry that nobody refreshes (its process died) counts as gone.
"""

from common.core.clock import Clock
from common.core.errors import RefusedError
from common.core.ids import new_id
from common.core.logs import get_logger
from common.protocol.routing import Origin
from common.protocol.session import DetachStaff
from common.protocol.vocabulary import Role
from server.queues.router import Router
from server.sockets.connection import Connection
from server.stores.contracts import LiveStore

_log = get_logger("sockets.staff")
_REFRESH_S = 5.0
_FIELD = "staff_id"


class StaffPresence:
    """Follows the connections of staff.

    Args:
        live: shared with the other processes.
        router: takes the report.
        clock: the server's time.
        away_s: how long somebody may be gone.
    """

    def __init__(self, live: LiveStore, router: Router, clock: Clock, away_s: float) -> None:
        """Begin with nobody."""
        self._live = live
        self._router = router
        self._clock = clock
        self._away_s = away_s
        self._here: dict[str, Connection] = {}
        self._left: dict[tuple[str, str], float] = {}
        self._refreshed = 0.0

    async def joined(self, connection: Connection) -> None:
        """Somebody's console was welcomed."""
        self._here[connection.id] = connection
        origin = connection.origin
        self._left.pop((origin.sitting_id, origin.actor_id), None)
        await self._see(connection)

    async def left(self, connection: Connection) -> None:
        """A console is gone."""
        self._here.pop(connection.id, None)
        await self._live.forget(connection.id)
        origin = connection.origin
        if not any(other.origin.actor_id == origin.actor_id for other in self._here.values()):
            self._left[origin.sitting_id, origin.actor_id] = self._clock.monotonic()

    async def tick(self) -> None:
        """Refresh who is here, and report who has been gone for too long."""
        now = self._clock.monotonic()
        if now - self._refreshed >= _REFRESH_S:
            self._refreshed = now
            for connection in tuple(self._here.values()):
                await self._see(connection)
        gone = [who for who, since in self._left.items() if now - since >= self._away_s]
        if gone:
            await self._report(gone)

    async def _see(self, connection: Connection) -> None:
        fields = {_FIELD: connection.origin.actor_id}
        await self._live.see(connection.id, fields, self._clock.now_ms())

    async def _report(self, gone: list[tuple[str, str]]) -> None:
        now_ms = self._clock.now_ms()
        fresh_ms = now_ms - round(self._away_s * 1000)
        seen = await self._live.seen()
        elsewhere = {s.fields.get(_FIELD) for s in seen if s.at_ms > fresh_ms}
        for sitting_id, staff_id in gone:
            if staff_id not in elsewhere:
                origin = Origin(role=Role.SYSTEM, actor_id="sockets", sitting_id=sitting_id)
                try:
                    message = DetachStaff(staff_id=staff_id)
                    await self._router.publish(message, origin, new_id(), now_ms)
                except RefusedError as error:
                    _log.warning("detach_waits", code=error.code)
                    continue  # still in the list: the next tick tries again
            self._left.pop((sitting_id, staff_id), None)
