"""Looks again and again whether staff who are connected may still be: signed out, other rooms.

A connection was authenticated when it came; a revoked session or a handed-over room would else take
effect only at the next one. Seats are not asked: there are many, and their leases fence them.
"""

from common.core.clock import Clock
from common.core.errors import RefusedError
from common.protocol.vocabulary import Role
from server.sockets.connection import Connection
from server.sockets.gate import Gate
from server.sockets.registry import Registry

EVERY_S = 5.0
SIGNED_OUT = 4003
"""Close code: the session was ended; a new connection is refused."""
CHANGED = 4004
"""Close code: the rooms are others now; a new connection gets them."""


class Reauthentication:
    """Asks the gate for every connection of staff.

    Args:
        gate: knows sessions.
        registry: the connections.
        clock: the beat.
    """

    def __init__(self, gate: Gate, registry: Registry, clock: Clock) -> None:
        """Begin with the first look."""
        self._gate = gate
        self._registry = registry
        self._clock = clock

    async def run(self) -> None:
        """Look until cancelled."""
        while True:
            await self._clock.sleep(EVERY_S)
            await self.look()

    async def look(self) -> None:
        """Close whoever may not stay as it is."""
        for connection in self._registry:
            if connection.origin.role is not Role.CANDIDATE:
                await self._ask(connection)

    async def _ask(self, connection: Connection) -> None:
        try:
            origin, _ = await self._gate.identify_digest(connection.session)
        except RefusedError:
            connection.close(SIGNED_OUT, "signed out")
            return
        before = connection.origin
        if (origin.role, origin.room_ids) != (before.role, before.room_ids):
            connection.close(CHANGED, "rooms changed")
