"""Measures how long seats were not heard of (features.md A13): what a person may give back."""

from collections.abc import Sequence

from common.core.clock import Clock
from common.core.errors import RefusedError
from common.core.logs import get_logger
from common.protocol.detections import LINK_LOST
from common.protocol.incidents import RaiseDetection
from common.protocol.routing import Outgoing
from common.protocol.rows import SeatLive
from common.protocol.session import SeatLiveChanged
from common.protocol.vocabulary import Connection
from server.managers.publisher import system_origin
from server.managers.ticking import keep_ticking
from server.queues.contract import FanOut, WorkItem
from server.queues.router import Router

_log = get_logger("managers.links")
EVERY_S = 1.0
AT_ONCE = 50
"""When a whole hall comes back its answers go first: no more are reported in one tick."""
_GONE = frozenset({Connection.LATE, Connection.MISSING})
_HERE = frozenset({Connection.ONLINE, Connection.DELAYED})


class LinkWatch:
    """Listens to what consoles are told of the seats' links, and reports each that came back.

    It knows only what it heard since it began: an outage of the server is no seat's, and is
    measured by the server itself.

    Args:
        fan_out: the socket queue.
        router: into the cheating queue, where it becomes a technical incident.
        clock: the beat.
    """

    def __init__(self, fan_out: FanOut, router: Router, clock: Clock) -> None:
        """Begin with nothing heard."""
        self._fan_out = fan_out
        self._router = router
        self._clock = clock
        self._gone: dict[str, int] = {}
        self._back: list[RaiseDetection] = []

    async def run(self) -> None:
        """Listen and report until cancelled."""
        unsubscribe = self._fan_out.subscribe(self.hear)
        try:
            await keep_ticking(self.tick, EVERY_S, self._clock)
        finally:
            unsubscribe()

    def hear(self, items: Sequence[Outgoing]) -> None:
        """Take over how the seats' links are."""
        for item in items:
            if isinstance(item.message, SeatLiveChanged):
                self._note(item.message.live)

    async def tick(self) -> int:
        """Report who came back, the first of those that wait; returns how many."""
        back, self._back = self._back[:AT_ONCE], self._back[AT_ONCE:]
        now_ms = self._clock.now_ms()
        origin = system_origin("link_watch")
        items = [
            WorkItem(id=one.detection_id, message=one, origin=origin, received_ms=now_ms)
            for one in back
        ]
        try:
            await self._router.publish_all(items)
        except RefusedError as error:
            _log.warning("links_wait", count=len(items), code=error.code)
            self._back = back + self._back
            return 0
        return len(items)

    def _note(self, live: SeatLive) -> None:
        if live.seen_ms is None:
            return
        if live.connection in _GONE:
            self._gone.setdefault(live.attempt_id, live.seen_ms)
        elif live.connection in _HERE:
            since_ms = self._gone.pop(live.attempt_id, None)
            if since_ms is not None and live.seen_ms > since_ms:
                self._back.append(_cut(live.attempt_id, since_ms, live.seen_ms))


def _cut(attempt_id: str, since_ms: int, until_ms: int) -> RaiseDetection:
    return RaiseDetection(
        attempt_id=attempt_id,
        detection_id=f"link:{attempt_id}:{since_ms}"[:64],
        code=LINK_LOST.code,
        facts={"since_ms": str(since_ms), "until_ms": str(until_ms)},
    )
