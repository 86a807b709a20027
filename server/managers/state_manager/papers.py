"""Hands the key of the paper to a room: the exam begins on its seats."""

from common.protocol.routing import Address
from common.protocol.rows import PeriodRow, RoomRow
from common.protocol.stages import PaperUnsealed
from server.content.unsealing import key_text
from server.stores.unit_of_work import UnitOfWork


async def unseal_paper(work: UnitOfWork, period: PeriodRow, room: RoomRow) -> None:
    """Send the content key of the period's package to the candidates of a room that runs.

    It is no event: who connects later gets it with the welcome.
    """
    package = await work.packages.of_period(period.period_id)
    if package is None:
        return
    work.announce(
        PaperUnsealed(package_id=package.package_id, key=key_text(package)),
        Address(sitting_id=period.sitting_id, room_id=room.room_id),
        f"paper:{room.room_period_id}",
    )
