"""A live store for tests of managers: what was put is there, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from common.protocol.rows import SeatLive
    from server.stores.contracts import Seen


class LiveSeats:
    """Seats in memory."""

    def __init__(self) -> None:
        self._seats: dict[str, SeatLive] = {}

    async def start(self) -> None:
        return

    async def stop(self) -> None:
        return

    async def put_seats(self, sitting_id: str, seats: Sequence[SeatLive]) -> None:
        assert sitting_id
        self._seats.update({seat.attempt_id: seat for seat in seats})

    async def seats(self, sitting_id: str, room_ids: frozenset[str] | None) -> tuple[SeatLive, ...]:
        assert sitting_id
        return tuple(
            seat for seat in self._seats.values() if room_ids is None or seat.room_id in room_ids
        )

    async def see(self, connection_id: str, fields: Mapping[str, str], at_ms: int) -> None:
        raise NotImplementedError

    async def seen(self) -> tuple[Seen, ...]:
        raise NotImplementedError

    async def forget(self, connection_id: str) -> None:
        raise NotImplementedError

    async def put_drafts(self, attempt_id: str, drafts: Mapping[str, bytes]) -> None:
        raise NotImplementedError

    async def drafts(self, attempt_id: str) -> dict[str, bytes]:
        raise NotImplementedError

    async def drop_drafts(self, attempt_id: str) -> None:
        raise NotImplementedError

    async def count(self, name: str, number: int = 1) -> int:
        raise NotImplementedError

    async def counters(self, prefix: str) -> dict[str, int]:
        raise NotImplementedError
