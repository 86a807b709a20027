"""Starts candidates: all who are ready when the room starts, and late comers at once (9)."""

from common.core.errors import RefusedError
from common.protocol.candidates import CandidateChanged
from common.protocol.routing import Address
from common.protocol.rows import ActorRef, CandidateRow, PeriodRow, RoomRow
from common.protocol.vocabulary import Progress, Role
from common.rules.candidate import start
from common.rules.facts import candidate_facts
from server.managers.state_manager.papers import unseal_paper
from server.stores.unit_of_work import UnitOfWork

SYSTEM = ActorRef(role=Role.SYSTEM, id="state_manager")


async def start_if_ready(
    work: UnitOfWork, row: CandidateRow, period: PeriodRow, room: RoomRow, now_ms: int
) -> CandidateRow:
    """Start a candidate who became ready, or free, while the room runs; else leave as is."""
    if row.progress is not Progress.READY:
        return row
    try:
        started = start(row, facts=candidate_facts(period, room), actor=SYSTEM, now_ms=now_ms)
    except RefusedError:
        return row
    await work.candidates.update(started)
    place = Address(sitting_id=period.sitting_id, room_id=row.room_id, attempt_id=row.attempt_id)
    work.record(CandidateChanged(candidate=started), place)
    await unseal_paper(work, period, room)
    return started
