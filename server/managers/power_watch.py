"""Sees many seats of a room go at once (features.md Z05); a person is asked, nothing is done."""

from collections.abc import Iterable, Sequence

from common.core.clock import Clock
from common.core.errors import RefusedError
from common.core.logs import get_logger
from common.protocol.routing import Outgoing
from common.protocol.rows import SeatLive
from common.protocol.session import SeatLiveChanged
from common.protocol.time import ReportPowerCut
from common.protocol.vocabulary import Connection
from common.rules.outage import AT_ONCE_MS, is_power_cut
from server.managers.publisher import system_origin
from server.managers.ticking import keep_ticking
from server.queues.contract import FanOut, WorkItem
from server.queues.router import Router

_log = get_logger("managers.power")
EVERY_S = 1.0
_GONE = frozenset({Connection.LATE, Connection.MISSING})
_KNOWN = _GONE | {Connection.ONLINE, Connection.DELAYED}
_MOST_NAMED = 1000


class PowerWatch:
    """Listens to what consoles are told of the seats' links.

    It knows only what it heard since it began: after a restart of the server no seat is missing
    that has not come back first.

    Args:
        fan_out: the socket queue.
        router: into the state queue; its rules decide whether it is proposed.
        clock: the beat.
    """

    def __init__(self, fan_out: FanOut, router: Router, clock: Clock) -> None:
        """Begin with nothing heard."""
        self._fan_out = fan_out
        self._router = router
        self._clock = clock
        self._rooms: dict[str, dict[str, SeatLive]] = {}
        self._told: set[tuple[str, str]] = set()

    async def run(self) -> None:
        """Listen and look until cancelled."""
        unsubscribe = self._fan_out.subscribe(self.hear)
        try:
            await keep_ticking(self.tick, EVERY_S, self._clock)
        finally:
            unsubscribe()

    def hear(self, items: Sequence[Outgoing]) -> None:
        """Take over how the seats' links are."""
        for item in items:
            message = item.message
            if isinstance(message, SeatLiveChanged):
                live = message.live
                self._rooms.setdefault(live.room_id, {})[live.attempt_id] = live

    async def tick(self) -> int:
        """Report each room of which half went at once; returns how many."""
        self._forget_who_came_back()
        reports = [
            (room_id, gone)
            for room_id, seats in self._rooms.items()
            if (gone := gone_at_once(seats.values()))
            and not any((room_id, live.attempt_id) in self._told for live in gone)
        ]
        now = self._clock.now_ms()
        items = [
            WorkItem(
                id=f"power:{room_id}:{_last_seen(gone)}",
                message=ReportPowerCut(
                    room_id=room_id,
                    attempt_ids=tuple(live.attempt_id for live in gone[:_MOST_NAMED]),
                    since_ms=_last_seen(gone),
                ),
                origin=system_origin("power_watch"),
                received_ms=now,
            )
            for room_id, gone in reports
        ]
        try:
            await self._router.publish_all(items)
        except RefusedError as error:
            _log.warning("power_cut_waits", count=len(items), code=error.code)
            return 0
        self._note(reports)
        return len(items)

    def _forget_who_came_back(self) -> None:
        self._told = {
            (room_id, attempt_id)
            for room_id, attempt_id in self._told
            if self._rooms[room_id][attempt_id].connection in _GONE
        }

    def _note(self, reports: Iterable[tuple[str, Sequence[SeatLive]]]) -> None:
        for room_id, gone in reports:
            _log.warning("seats_lost_at_once", room=room_id, count=len(gone))
            self._told |= {(room_id, live.attempt_id) for live in gone}


def gone_at_once(seats: Iterable[SeatLive]) -> tuple[SeatLive, ...]:
    """Return the seats that went within seconds of each other, if they are half of a room."""
    known = [live for live in seats if live.connection in _KNOWN]
    gone = sorted(
        (live for live in known if live.connection in _GONE), key=lambda one: one.seen_ms or 0
    )
    best: list[SeatLive] = []
    for first, live in enumerate(gone):
        limit = (live.seen_ms or 0) + AT_ONCE_MS
        together = [one for one in gone[first:] if (one.seen_ms or 0) <= limit]
        if len(together) > len(best):
            best = together
    return tuple(best) if is_power_cut(len(best), len(known)) else ()


def _last_seen(gone: Sequence[SeatLive]) -> int:
    return min(live.seen_ms or 0 for live in gone)
