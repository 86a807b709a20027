"""A candidate with all that decides about it: loaded before the rules are asked, saved after."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from common.core.errors import ErrorCode, RefusedError
from common.protocol.candidates import CandidateChanged
from common.protocol.routing import Address
from common.protocol.rows import ActorRef, CandidateRow, PeriodRow, RoomRow
from common.rules.facts import CandidateFacts, candidate_facts
from server.managers.acting import STAFF, actor_of, check_may
from server.queues.contract import WorkItem
from server.stores.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Scene:
    """One candidate, where it sits, and who wants something of it.

    Args:
        place: sitting, room and attempt.
    """

    row: CandidateRow
    room: RoomRow
    period: PeriodRow
    place: Address
    actor: ActorRef
    now_ms: int

    @property
    def facts(self) -> CandidateFacts:
        """What the two stages tell the rules."""
        return candidate_facts(self.period, self.room)


async def open_scene(work: UnitOfWork, item: WorkItem, attempt_id: str, now_ms: int) -> Scene:
    """Load a candidate for a message.

    Raises:
        RefusedError: NOT_FOUND, FORBIDDEN or FOREIGN_ROOM.
    """
    place = await work.registrations.place(attempt_id)
    check_may(
        item.origin,
        item.message,
        sitting_id=place.sitting_id,
        room_id=place.room_id,
        attempt_id=attempt_id,
    )
    row = await work.candidates.get(attempt_id)
    period = await work.periods.get(row.period_id)
    room = await work.rooms.find(row.period_id, row.room_id)
    if room is None:
        raise RefusedError(ErrorCode.NOT_FOUND, what="room")
    return Scene(row, room, period, place, actor_of(item.origin), now_ms)


async def save(
    work: UnitOfWork, scene: Scene, row: CandidateRow, item: WorkItem, reason: str = ""
) -> None:
    """Write the changed row, tell everybody, and record who did it if it was staff."""
    if row == scene.row:
        return
    await work.candidates.update(row)
    work.record(CandidateChanged(candidate=row), scene.place)
    if scene.actor.role in STAFF:
        target = f"attempt:{row.attempt_id}"
        work.audit(scene.actor, item.message.spec.name, target, scene.row, row, reason)


Change = Callable[[CandidateRow], CandidateRow]


async def change_all(
    work: UnitOfWork, sitting_id: str, rows: Iterable[CandidateRow], change: Change
) -> list[CandidateRow]:
    """Change all whom the rules let, in one go; who is refused stays as they are.

    Returns:
        the new rows of those who changed.
    """
    changed: list[CandidateRow] = []
    for row in rows:
        try:
            new = change(row)
        except RefusedError:
            continue
        if new != row:
            changed.append(new)
    await work.candidates.update_many(changed)
    for row in changed:
        place = Address(sitting_id=sitting_id, room_id=row.room_id, attempt_id=row.attempt_id)
        work.record(CandidateChanged(candidate=row), place)
    return changed
