"""Detections, evidence, verdicts, and acts that need two people."""

from enum import StrEnum

import msgspec

from common.protocol.base import Value
from common.protocol.rows import ActorRef
from common.protocol.vocabulary import Verdict


class DetectionEpisode(Value, frozen=True, kw_only=True):
    """One episode as reported so far; the closing report replaces the opening one."""

    detection_id: str
    incident_id: str | None
    registration_id: str
    attempt_id: str
    code: str
    counts: bool
    open: bool
    duration_ms: int
    offset_ms: int
    received_ms: int
    facts: dict[str, str] = msgspec.field(default_factory=dict)


class Evidence(Value, frozen=True, kw_only=True):
    """A sealed file in the share.

    Args:
        previous: digest of the registration's evidence before this; empty for the first.
    """

    evidence_id: str
    incident_id: str | None
    registration_id: str
    kind: str
    path: str
    digest: str
    previous: str
    size: int
    captured_ms: int


class VerdictRecord(Value, frozen=True, kw_only=True):
    """What a person said of an incident."""

    verdict_id: str
    incident_id: str
    verdict: Verdict
    actor: ActorRef
    reason: str
    at_ms: int


class ProposalState(StrEnum):
    """Where a two-person act stands."""

    OPEN = "open"
    APPROVED = "approved"
    REJECTED = "rejected"


class Proposal(Value, frozen=True, kw_only=True):
    """The first person's half of a two-person act.

    Args:
        kind: the act (`disqualify`, `reopen`, `force_submit` …).
        particulars: JSON of what the act needs, reason included.
    """

    proposal_id: str
    sitting_id: str
    attempt_id: str | None
    incident_id: str | None
    kind: str
    particulars: str
    proposed_by: ActorRef
    proposed_ms: int
    state: ProposalState = ProposalState.OPEN
    version: int = 0


class Approval(Value, frozen=True, kw_only=True):
    """The second person's decision."""

    proposal_id: str
    approved: bool
    reason: str
    actor: ActorRef
    at_ms: int
