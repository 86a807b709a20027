"""Detections, incidents, warnings and the candidate's integrity."""

from typing import ClassVar

import msgspec

from common.protocol.base import (
    EVERYBODY,
    STAFF,
    Audience,
    Delivery,
    Message,
    Spec,
    to_client,
    to_server,
)
from common.protocol.limits import Facts, Id, Number, Text
from common.protocol.rows import IncidentRow, IntegrityRow, WarningRow
from common.protocol.vocabulary import QueueName, Role, Verdict

_CHEATING = QueueName.CHEATING


class ReportDetection(Message, frozen=True, kw_only=True):
    """A detector saw something; the same message for every detection.

    Args:
        code: id in the catalogue (`common.protocol.detections`).
        detection_id: the same for the opening and the closing report of one episode.
        opened: True when it begins, False when it ends.
        duration_ms: how long it lasted so far; 0 at the beginning.
        counts: whether the debounce was passed, so that it scores.
        facts: process name, window title … as the catalogue lists them.
    """

    spec: ClassVar[Spec] = to_server("incident.report", Role.CANDIDATE, queue=_CHEATING)
    attempt_id: Id
    detection_id: Id
    code: Id
    opened: bool
    duration_ms: Number
    counts: bool
    offset_ms: Number
    facts: Facts = msgspec.field(default_factory=dict)


class RaiseDetection(Message, frozen=True, kw_only=True):
    """A rule of the server saw something about an attempt (from web, sockets, state manager).

    Args:
        detection_id: the same for the same cause; a repetition counts no second time.
    """

    spec: ClassVar[Spec] = to_server("incident.raise", Role.SYSTEM, queue=_CHEATING)
    attempt_id: Id
    detection_id: Id
    code: Id
    facts: Facts = msgspec.field(default_factory=dict)


class JudgeIncident(Message, frozen=True, kw_only=True):
    """A person's verdict on an incident."""

    spec: ClassVar[Spec] = to_server("incident.judge", Role.PROCTOR, Role.CHIEF, queue=_CHEATING)
    incident_id: Id
    verdict: Verdict
    version: Number
    reason: Text = ""


class WarnCandidate(Message, frozen=True, kw_only=True):
    """A person warns the candidate, who must acknowledge (transition 26)."""

    spec: ClassVar[Spec] = to_server("incident.warn", Role.PROCTOR, Role.CHIEF, queue=_CHEATING)
    registration_id: Id
    attempt_id: Id
    version: Number
    text: Text
    incident_id: Id | None = None


class AcknowledgeWarning(Message, frozen=True, kw_only=True):
    """The candidate read the warning."""

    spec: ClassVar[Spec] = to_server(
        "incident.acknowledge_warning", Role.CANDIDATE, queue=_CHEATING
    )
    warning_id: Id


class IncidentChanged(Message, frozen=True, kw_only=True):
    """The incident's row as it is now."""

    spec: ClassVar[Spec] = to_client("incident.changed", Audience.STAFF, Delivery.DURABLE, STAFF)
    incident: IncidentRow


class IntegrityChanged(Message, frozen=True, kw_only=True):
    """The integrity row as it is now; never shown to the candidate."""

    spec: ClassVar[Spec] = to_client(
        "incident.integrity_changed", Audience.STAFF, Delivery.DURABLE, STAFF
    )
    integrity: IntegrityRow


class WarningChanged(Message, frozen=True, kw_only=True):
    """A warning was given or acknowledged."""

    spec: ClassVar[Spec] = to_client(
        "incident.warning_changed", Audience.CANDIDATE_AND_STAFF, Delivery.DURABLE, EVERYBODY
    )
    warning: WarningRow
