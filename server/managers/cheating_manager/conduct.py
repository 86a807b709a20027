"""A candidate's incidents and integrity: weighed anew after each change, and told to the staff."""

from dataclasses import dataclass

from common.protocol.candidates import PlaceHold
from common.protocol.incidents import IncidentChanged, IntegrityChanged
from common.protocol.routing import Address
from common.protocol.rows import CandidateRow, IncidentRow, IntegrityRow
from common.protocol.vocabulary import HoldKind
from common.rules.incidents import Threshold, total_score
from common.rules.integrity import assess
from server.stores.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Conduct:
    """One candidate as the cheating manager sees it at one moment.

    Args:
        place: sitting, room and attempt.
        incidents: all of the candidate, as they were before the change.
    """

    candidate: CandidateRow
    place: Address
    integrity: IntegrityRow
    incidents: tuple[IncidentRow, ...]
    now_ms: int


async def open_conduct(work: UnitOfWork, attempt_id: str, now_ms: int) -> Conduct:
    """Load a candidate's conduct.

    Raises:
        RefusedError: NOT_FOUND.
    """
    candidate = await work.candidates.get(attempt_id)
    return Conduct(
        candidate,
        await work.registrations.place(attempt_id),
        await work.integrity.get_or_new(candidate.registration_id),
        await work.incidents.list_of_registration(candidate.registration_id),
        now_ms,
    )


async def save_incident(
    work: UnitOfWork, conduct: Conduct, incident: IncidentRow
) -> tuple[Threshold, ...]:
    """Write an incident, let the score follow and tell both.

    Returns:
        the thresholds that the score passed on its way up.
    """
    others = tuple(i for i in conduct.incidents if i.incident_id != incident.incident_id)
    if len(others) == len(conduct.incidents):
        await work.incidents.add(incident)
    else:
        await work.incidents.update(incident)
    work.record(IncidentChanged(incident=incident), conduct.place)
    assessment = assess(
        conduct.integrity,
        before=total_score(conduct.incidents, conduct.now_ms),
        after=total_score((*others, incident), conduct.now_ms),
    )
    await save_integrity(work, conduct, assessment.row)
    return assessment.passed


async def save_integrity(work: UnitOfWork, conduct: Conduct, row: IntegrityRow) -> None:
    """Write the integrity if it changed, and tell the staff."""
    if row == conduct.integrity:
        return
    await work.integrity.update(row)
    work.record(IntegrityChanged(integrity=row), conduct.place)


def ask_for_lock(work: UnitOfWork, conduct: Conduct, reason: str) -> None:
    """Ask the state manager to lock the seat; its rules decide whether it does."""
    work.follow_up(
        PlaceHold(
            attempt_id=conduct.candidate.attempt_id,
            kind=HoldKind.LOCK,
            version=None,
            reason=reason,
        )
    )
