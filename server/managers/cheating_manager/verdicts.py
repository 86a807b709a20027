"""What a person says of an incident; NORMAL takes its weight from the score."""

from common.core.clock import Clock
from common.core.ids import new_id
from common.protocol.incidents import JudgeIncident
from common.protocol.rows import ActorRef, IncidentRow
from common.rules.incidents import judge_incident
from server.managers.acting import actor_of, check_may
from server.managers.base import Handlers, handler
from server.managers.cheating_manager.conduct import open_conduct, save_incident
from server.queues.contract import WorkItem
from server.stores.records.conduct import VerdictRecord
from server.stores.unit_of_work import UnitOfWork


class Verdicts:
    """Handler of verdicts."""

    def __init__(self, clock: Clock) -> None:
        """Take the clock that stamps."""
        self._clock = clock

    @property
    def handlers(self) -> Handlers:
        """Who handles which command."""
        return dict((handler(JudgeIncident, self.handle_judge),))

    async def handle_judge(self, work: UnitOfWork, item: WorkItem, message: JudgeIncident) -> None:
        """Judge an incident."""
        before = await work.incidents.get(message.incident_id)
        conduct = await open_conduct(work, before.attempt_id, self._clock.now_ms())
        place = conduct.place
        check_may(item.origin, message, sitting_id=place.sitting_id, room_id=place.room_id)
        actor = actor_of(item.origin)
        incident = judge_incident(
            before,
            message.verdict,
            actor=actor,
            now_ms=conduct.now_ms,
            version=message.version,
        )
        await save_incident(work, conduct, incident)
        await work.verdicts.add(_record(incident, message, actor, conduct.now_ms))
        target = f"incident:{incident.incident_id}"
        work.audit(
            actor, message.spec.name, target, before.verdict, incident.verdict, message.reason
        )


def _record(
    incident: IncidentRow, message: JudgeIncident, actor: ActorRef, now_ms: int
) -> VerdictRecord:
    return VerdictRecord(
        verdict_id=new_id(),
        incident_id=incident.incident_id,
        verdict=message.verdict,
        actor=actor,
        reason=message.reason,
        at_ms=now_ms,
    )
