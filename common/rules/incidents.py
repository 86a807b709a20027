"""From detections to incidents to a score (features.md X01, X02, X07)."""

from collections.abc import Iterable
from enum import StrEnum

from msgspec.structs import replace

from common.core.errors import ErrorCode, RefusedError
from common.protocol.detections import BY_CODE, Detection
from common.protocol.rows import ActorRef, IncidentRow
from common.protocol.vocabulary import Role, Verdict
from common.rules.engine import Case, Rule, check_version, refuse, require
from common.rules.reasons import Reason

MERGE_MS = 60_000
"""The same code on the same candidate within this time is the same incident."""

HALF_LIFE_MS = 30 * 60_000
"""Each full half hour without another detection halves what an incident weighs."""

LOG_ONLY, LOCKS = 0, 3
"""Levels of the action ladder that need something of the manager (features.md 2.2)."""


class Threshold(StrEnum):
    """What a score proposes; only LOCK is also done, through the state manager."""

    WARN = "warn"
    LOCK = "lock"
    ESCALATE = "escalate"


THRESHOLDS: dict[Threshold, float] = {
    Threshold.WARN: 3.0,
    Threshold.LOCK: 6.0,
    Threshold.ESCALATE: 10.0,
}


def catalogued(code: str) -> Detection:
    """Return the catalogue's entry.

    Raises:
        RefusedError: INVALID_FIELD for a code that the catalogue does not know.
    """
    entry = BY_CODE.get(code)
    if entry is None:
        raise RefusedError(ErrorCode.INVALID_FIELD, Reason.UNKNOWN_DETECTION, detection=code[:64])
    return entry


def merges(incident: IncidentRow, registration_id: str, code: str, now_ms: int) -> bool:
    """Say whether a detection belongs to this incident; a judged one is not written on."""
    return (
        incident.registration_id == registration_id
        and incident.code == code
        and incident.verdict is None
        and now_ms - incident.last_ms <= MERGE_MS
    )


def open_incident(  # noqa: PLR0913  the report's fields by name
    *,
    incident_id: str,
    registration_id: str,
    attempt_id: str,
    room_id: str,
    code: str,
    counts: bool,
    facts: dict[str, str],
    now_ms: int,
    technical: bool = False,
) -> IncidentRow:
    """Return the incident that the first episode opens.

    Args:
        incident_id: its new id.
        registration_id: the candidate.
        attempt_id: the attempt.
        room_id: the room.
        code: of the catalogue.
        counts: whether the episode passed the debounce, so that it scores.
        facts: what the detector saw.
        now_ms: when the report came.
        technical: within a declared outage, a move or a restart: noted, never scored.
    """
    entry = catalogued(code)
    technical = technical or entry.technical
    return IncidentRow(
        incident_id=incident_id,
        registration_id=registration_id,
        attempt_id=attempt_id,
        room_id=room_id,
        code=code,
        count=1,
        score=entry.score if counts and not technical else 0.0,
        first_ms=now_ms,
        last_ms=now_ms,
        technical=technical,
        facts=facts,
        version=1,
    )


def add_detection(
    incident: IncidentRow,
    *,
    new_episode: bool,
    scores: bool,
    facts: dict[str, str],
    now_ms: int,
) -> IncidentRow:
    """Return the incident with another report merged in.

    Args:
        incident: one that `merges` accepted, or the one that holds the episode already.
        new_episode: the detection's id was not seen before.
        scores: the episode passed the debounce and has not scored yet.
        facts: what the detector saw; newer values replace older ones.
        now_ms: when the report came.
    """
    points = catalogued(incident.code).score if scores and not incident.technical else 0.0
    return replace(
        incident,
        count=incident.count + new_episode,
        score=incident.score + points,
        last_ms=max(incident.last_ms, now_ms),
        facts=incident.facts | facts,
        version=incident.version + 1,
    )


class IncidentCase(Case, frozen=True, kw_only=True):
    """An incident about to be judged."""

    row: IncidentRow


def is_not_technical(case: IncidentCase) -> RefusedError | None:
    """What the machine caused nobody has to answer for."""
    return refuse(Reason.TECHNICAL) if case.row.technical else None


JUDGE: Rule[IncidentCase] = Rule(
    who=frozenset({Role.PROCTOR, Role.CHIEF}), guards=(is_not_technical,)
)


def judge_incident(
    incident: IncidentRow,
    verdict: Verdict,
    *,
    actor: ActorRef,
    now_ms: int,
    version: int | None = None,
) -> IncidentRow:
    """Return the incident with a person's verdict; NORMAL takes its weight away.

    Its own score stays as it was recorded, for the figures on false alarms.
    """
    check_version(incident.version, version)
    require(JUDGE, IncidentCase(row=incident, actor=actor, now_ms=now_ms))
    return replace(incident, verdict=verdict, judged_by=actor, version=incident.version + 1)


def weight(incident: IncidentRow, now_ms: int) -> float:
    """Return what an incident adds to the score now."""
    if incident.technical or incident.verdict is Verdict.NORMAL:
        return 0.0
    halvings = max(0, now_ms - incident.last_ms) // HALF_LIFE_MS
    return float(incident.score * 0.5**halvings)


def total_score(incidents: Iterable[IncidentRow], now_ms: int) -> float:
    """Return a candidate's score: the sum of what the incidents weigh now."""
    return sum(weight(incident, now_ms) for incident in incidents)


def crossed(before: float, after: float) -> tuple[Threshold, ...]:
    """Return the thresholds that a rise of the score passes, lowest first."""
    return tuple(name for name, points in THRESHOLDS.items() if before < points <= after)


def wants_lock(code: str, passed: tuple[Threshold, ...], *, counts: bool) -> bool:
    """Say whether the state manager is to be asked for a LOCK: level 3, or the threshold."""
    return Threshold.LOCK in passed or (counts and catalogued(code).level >= LOCKS)
