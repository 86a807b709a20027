"""The regular work of the sockets: slow writers, silent connections. One task for all of them."""

from common.core.clock import Clock
from server.settings import ServerSettings
from server.sockets.registry import Registry
from server.sockets.send_queue import SendPolicy

FLUSH_S = 0.05
_LOOK_EVERY = 40
SILENT = 4000
"""Close code: nothing was heard for too long, or no hello came."""
HELLO_S = 10.0


class Pulse:
    """Flushes blocked writers twenty times a second, and looks for the silent every two seconds.

    Args:
        registry: the connections.
        policy: knows who is blocked.
        settings: how long silence may last.
        clock: the beat.
    """

    def __init__(
        self, registry: Registry, policy: SendPolicy, settings: ServerSettings, clock: Clock
    ) -> None:
        """Begin with the first beat."""
        self._registry = registry
        self._policy = policy
        self._idle_s = settings.idle_close_s
        self._clock = clock
        self._beats = 0

    async def run(self) -> None:
        """Beat until cancelled."""
        while True:
            await self._clock.sleep(FLUSH_S)
            self.beat()

    def beat(self) -> None:
        """Do what is due."""
        now = self._clock.monotonic()
        self._policy.flush(now)
        self._beats += 1
        if self._beats % _LOOK_EVERY == 0:
            self._close_silent(now)

    def _close_silent(self, now: float) -> None:
        for connection in self._registry:
            patience = self._idle_s if connection.welcomed else HELLO_S
            if now - connection.last_heard > patience:
                connection.close(SILENT, "silent")
