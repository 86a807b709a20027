"""What a UPS tells of the power of the hall: people are asked, nothing is done (Z05)."""

import msgspec

from common.core.errors import ErrorCode, RefusedError
from common.core.ids import new_id
from common.protocol.rows import RoomRow
from common.protocol.time import ReportPowerCut
from common.protocol.vocabulary import Stage
from common.rules.candidate_words import WRITING
from server.admin.operations.contract import Context, Operation
from server.admin.operations.sittings import current_sitting
from server.managers.publisher import system_origin
from server.stores.unit_of_work import Stores


class ReportMains(msgspec.Struct, frozen=True, kw_only=True):
    """The mains failed, and a UPS holds the machines of some rooms.

    Args:
        rooms: their names; all that are writing if empty.
    """

    rooms: tuple[str, ...] = ()


class RoomsAsked(msgspec.Struct, frozen=True, kw_only=True):
    """Rooms whose suspension is proposed to people now."""

    rooms: tuple[str, ...]


async def report_mains(context: Context, request: ReportMains) -> RoomsAsked:
    """Propose to suspend the rooms that write; one that waits to be decided is not proposed again.

    Raises:
        RefusedError: UNAVAILABLE (the server does not run, or a queue is full), or NOT_FOUND (no
            sitting, no such room).
    """
    router = context.router
    if router is None:
        raise RefusedError(ErrorCode.UNAVAILABLE, "server_not_running")
    now_ms, asked = context.clock.now_ms(), []
    async with context.database.reading() as stores:
        for room in await _writing(stores, request.rooms):
            rows = await stores.candidates.list_of_room(room.period_id, room.room_id)
            report = ReportPowerCut(
                room_id=room.room_id,
                attempt_ids=tuple(row.attempt_id for row in rows if row.progress in WRITING),
                since_ms=now_ms,
            )
            await router.publish(report, system_origin("ups"), new_id(), now_ms)
            asked.append(room.room_name)
    return RoomsAsked(rooms=tuple(asked))


async def _writing(stores: Stores, names: tuple[str, ...]) -> list[RoomRow]:
    sitting = await current_sitting(stores)
    rooms = await stores.rooms.list_of_sitting(sitting.sitting_id, None)
    if unknown := set(names) - {room.room_name for room in rooms}:
        raise RefusedError(ErrorCode.NOT_FOUND, what="room", name=", ".join(sorted(unknown)))
    return [
        room
        for room in rooms
        if room.stage is Stage.RUNNING and (not names or room.room_name in names)
    ]


REPORT_MAINS = Operation("node.mains_lost", ReportMains, RoomsAsked, report_mains)
