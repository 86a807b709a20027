"""The words of the field as they stand in messages, tables and rules (model.md, states.md)."""

from enum import StrEnum


class Role(StrEnum):
    """Who acts."""

    CANDIDATE = "candidate"
    PROCTOR = "proctor"
    CHIEF = "chief"
    ADMIN = "admin"
    AUDITOR = "auditor"
    EXTERNAL = "external"
    SYSTEM = "system"


class QueueName(StrEnum):
    """The five queues of the architecture."""

    SOCKET = "socket"
    STATE = "state"
    CHEATING = "cheating"
    ANSWER = "answer"
    LOG = "log"


class Stage(StrEnum):
    """Stages of a period of a sitting; a room takes OPEN … CLOSED only."""

    DRAFT = "draft"
    SEALED_IN = "sealed_in"
    REHEARSAL = "rehearsal"
    OPEN = "open"
    BRIEFING = "briefing"
    READY = "ready"
    RUNNING = "running"
    SUSPENDED = "suspended"
    ENDING = "ending"
    CLOSED = "closed"
    RECONCILED = "reconciled"
    EXPORTED = "exported"
    ARCHIVED = "archived"
    CANCELLED = "cancelled"
    VOIDED = "voided"


class ProctorState(StrEnum):
    """Where a proctor stands on the day."""

    ASSIGNED = "assigned"
    SIGNED_IN = "signed_in"
    ON_DUTY = "on_duty"
    AWAY = "away"
    HANDED_OVER = "handed_over"
    SIGNED_OFF = "signed_off"


class Attendance(StrEnum):
    """Whether the candidate came."""

    EXPECTED = "expected"
    PRESENT = "present"
    LATE = "late"
    ABSENT = "absent"
    REFUSED = "refused"


class Identity(StrEnum):
    """Whether a proctor has compared face and document."""

    UNVERIFIED = "unverified"
    VERIFIED = "verified"
    REJECTED = "rejected"
    DEFERRED = "deferred"


class Connection(StrEnum):
    """Derived from presence, never set by hand."""

    NEVER = "never"
    ONLINE = "online"
    DELAYED = "delayed"
    LATE = "late"
    MISSING = "missing"
    CLOSED = "closed"


class Progress(StrEnum):
    """How far the candidate is in this period."""

    REGISTERED = "registered"
    CONFIRMED = "confirmed"
    BRIEFED = "briefed"
    PRACTISED = "practised"
    READY = "ready"
    IN_PROGRESS = "in_progress"
    SUBMITTING = "submitting"
    SUBMITTED = "submitted"
    BLANK = "blank"
    AUTO_SUBMITTED = "auto_submitted"
    FORCE_SUBMITTED = "force_submitted"
    WITHDRAWN = "withdrawn"
    CHECKED_OUT = "checked_out"


class HoldKind(StrEnum):
    """Why a candidate is held."""

    ROOM = "room"
    SITTING = "sitting"
    PAUSE = "pause"
    LOCK = "lock"
    LEAVE = "leave"
    RELOGIN = "relogin"
    MOVE = "move"


class Integrity(StrEnum):
    """What is known about fair conduct."""

    CLEAN = "clean"
    FLAGGED = "flagged"
    WARNED = "warned"
    REVIEW = "review"
    DQ_PROPOSED = "dq_proposed"
    DISQUALIFIED = "disqualified"
    CLEARED = "cleared"


class SubmissionKind(StrEnum):
    """How an attempt was sealed."""

    SUBMITTED = "submitted"
    BLANK = "blank"
    AUTO = "auto"
    FORCE = "force"
    WITHDRAWN = "withdrawn"


class Verdict(StrEnum):
    """What a person says of an incident: 정상 / 주의 / 부정 의심."""

    NORMAL = "normal"
    CAUTION = "caution"
    SUSPECTED = "suspected"


class TimePart(StrEnum):
    """Which part of the allowance a time change belongs to: 계획 / 사고 / 보상."""

    PLANNED = "planned"
    INCIDENT = "incident"
    COMPENSATED = "compensated"


class CommandKind(StrEnum):
    """What a command changes on a seat."""

    HOLD = "hold"
    RELEASE = "release"
    WARN = "warn"
    TIME = "time"
    START = "start"


class CommandState(StrEnum):
    """How far a staff act came on its way to a seat."""

    WAITING = "waiting"
    DELIVERED = "delivered"
    DONE = "done"
    FAILED = "failed"
    EXPIRED = "expired"


class CommandFailure(StrEnum):
    """Why a seat could not do a command."""

    SUPERSEDED = "superseded"
    NOT_SHOWN = "not_shown"
    TOO_LATE = "too_late"
