"""From a report of a seat to an incident: episodes of one code within a minute belong together."""

from common.core.clock import Clock
from common.core.errors import ErrorCode, RefusedError
from common.core.ids import new_id
from common.protocol.detections import ABNORMAL_EXIT
from common.protocol.incidents import RaiseDetection, ReportDetection
from common.protocol.rows import CandidateRow, IncidentRow
from common.protocol.vocabulary import HoldKind
from common.rules.candidate_words import WRITING
from common.rules.incidents import (
    LOG_ONLY,
    MERGE_MS,
    add_detection,
    catalogued,
    merges,
    open_incident,
    wants_lock,
)
from common.rules.outage import SETTLING_MS, is_declared, went_with_others
from server.managers.acting import check_may
from server.managers.base import Handlers, handler
from server.managers.cheating_manager.conduct import (
    Conduct,
    ask_for_lock,
    open_conduct,
    save_incident,
)
from server.queues.contract import WorkItem
from server.stores.records.conduct import DetectionEpisode
from server.stores.unit_of_work import UnitOfWork

_TECHNICAL = frozenset({HoldKind.ROOM, HoldKind.SITTING, HoldKind.MOVE, HoldKind.RELOGIN})
"""While one of these lasts, what a seat notices is the centre's doing (features.md X07)."""


class Detections:
    """Handler of reports."""

    def __init__(self, clock: Clock) -> None:
        """Take the clock that merges."""
        self._clock = clock

    @property
    def handlers(self) -> Handlers:
        """Who handles which command."""
        return dict(
            (
                handler(ReportDetection, self.handle_report),
                handler(RaiseDetection, self.handle_raise),
            )
        )

    async def handle_report(
        self, work: UnitOfWork, item: WorkItem, message: ReportDetection
    ) -> None:
        """Keep the episode; where it counts, let it open an incident or join one."""
        conduct = await open_conduct(work, message.attempt_id, self._clock.now_ms())
        check_may(
            item.origin,
            message,
            sitting_id=conduct.place.sitting_id,
            room_id=conduct.place.room_id,
            attempt_id=message.attempt_id,
        )
        level = catalogued(message.code).level
        known = await work.detections.find(message.detection_id)
        if known is not None and known.attempt_id != message.attempt_id:
            raise RefusedError(ErrorCode.FORBIDDEN)
        if known is not None and not known.open:
            return  # the episode is over: a report that was sent twice
        incident = None
        if message.counts and level > LOG_ONLY:
            ours = await _is_technical(work, conduct, item.origin.device_id)
            incident = await _incident(work, conduct, message, known, technical=ours)
        passed = () if incident is None else await save_incident(work, conduct, incident)
        await work.detections.add(_episode(conduct.candidate, item, message, incident))
        if incident is None:
            return
        newly = known is None or not known.counts
        if newly and not incident.technical and wants_lock(message.code, passed, counts=True):
            ask_for_lock(work, conduct, message.code)

    async def handle_raise(self, work: UnitOfWork, item: WorkItem, message: RaiseDetection) -> None:
        """Keep what a rule of the server saw; its own cure (waiting, refusal) happened already."""
        conduct = await open_conduct(work, message.attempt_id, self._clock.now_ms())
        check_may(item.origin, message, sitting_id=conduct.place.sitting_id)
        report = ReportDetection(
            attempt_id=message.attempt_id,
            detection_id=message.detection_id,
            code=catalogued(message.code).code,
            opened=True,
            duration_ms=0,
            counts=True,
            offset_ms=0,
            facts=message.facts,
        )
        known = await work.detections.find(message.detection_id)
        crashed = message.code == ABNORMAL_EXIT.code
        if crashed and conduct.candidate.progress not in WRITING:
            return
        technical = await _is_moving(work, conduct)
        if crashed and not technical:
            technical = await _is_no_wonder(work, conduct)
        incident = await _incident(work, conduct, report, known, technical=technical)
        await save_incident(work, conduct, incident)
        await work.detections.add(_episode(conduct.candidate, item, report, incident))


async def _incident(
    work: UnitOfWork,
    conduct: Conduct,
    message: ReportDetection,
    known: DetectionEpisode | None,
    *,
    technical: bool,
) -> IncidentRow:
    """Return the incident the episode belongs to, with it merged in."""
    now_ms, facts = conduct.now_ms, message.facts
    if known is not None and known.incident_id is not None:
        own = await work.incidents.get(known.incident_id)
        scores = not known.counts and not technical
        return add_detection(own, new_episode=False, scores=scores, facts=facts, now_ms=now_ms)
    who, code = conduct.candidate.registration_id, message.code
    recent = await work.incidents.find_recent(who, code, now_ms - MERGE_MS)
    same = recent is not None and recent.technical is technical
    if recent is not None and same and merges(recent, who, code, now_ms):
        return add_detection(recent, new_episode=True, scores=True, facts=facts, now_ms=now_ms)
    return open_incident(
        incident_id=new_id(),
        registration_id=who,
        attempt_id=message.attempt_id,
        room_id=conduct.candidate.room_id,
        code=code,
        counts=True,
        facts=facts,
        now_ms=now_ms,
        technical=technical,
    )


async def _is_technical(work: UnitOfWork, conduct: Conduct, device_id: str) -> bool:
    """Say whether the centre is to blame: a hold of its own, an outage, a power cut, or a move."""
    if any(hold.kind in _TECHNICAL for hold in conduct.candidate.holds):
        return True
    attempt_id = conduct.candidate.attempt_id
    left = await work.moves.left_devices((attempt_id,))
    if device_id != conduct.candidate.device_id and (attempt_id, device_id) in left:
        return True
    if await _is_moving(work, conduct):
        return True
    room = frozenset({conduct.candidate.room_id})
    proposals = await work.room_proposals.list_of_sitting(conduct.place.sitting_id, room)
    return is_declared(proposals, conduct.now_ms, attempt_id)


async def _is_no_wonder(work: UnitOfWork, conduct: Conduct) -> bool:
    """Say whether the seat went with others: then its program was not ended by the candidate."""
    attempt_id, now_ms = conduct.candidate.attempt_id, conduct.now_ms
    room = frozenset({conduct.candidate.room_id})
    proposals = await work.room_proposals.list_of_sitting(conduct.place.sitting_id, room)
    known = is_declared(proposals, now_ms, attempt_id)
    return known or went_with_others(proposals, now_ms, attempt_id)


async def _is_moving(work: UnitOfWork, conduct: Conduct) -> bool:
    """Say whether the candidate is on the way to another PC, or has just come there."""
    move = await work.moves.find_newest(conduct.candidate.attempt_id)
    if move is None:
        return False
    return move.ended_ms is None or conduct.now_ms <= move.ended_ms + SETTLING_MS


def _episode(
    candidate: CandidateRow,
    item: WorkItem,
    message: ReportDetection,
    incident: IncidentRow | None,
) -> DetectionEpisode:
    return DetectionEpisode(
        detection_id=message.detection_id,
        incident_id=None if incident is None else incident.incident_id,
        registration_id=candidate.registration_id,
        attempt_id=message.attempt_id,
        code=message.code,
        counts=message.counts,
        open=message.opened,
        duration_ms=message.duration_ms,
        offset_ms=message.offset_ms,
        received_ms=item.received_ms,
        facts=message.facts,
    )
