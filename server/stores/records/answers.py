"""Answers as managers hand them over and as guards describe the attempts they are for."""

from enum import StrEnum

from common.protocol.base import Value
from common.protocol.vocabulary import Progress


class AnswerGuard(Value, frozen=True, kw_only=True, array_like=True):
    """What decides whether an answer may be written.

    Args:
        epoch: the lease's fencing number; 0 while nobody holds a lease.
        sealed: the current submission version has its seal.
        submission_version: version that the next seal gets, or that the last one got.
    """

    attempt_id: str
    registration_id: str
    period_id: str
    room_id: str
    sitting_id: str
    progress: Progress
    epoch: int
    device_id: str | None
    started_ms: int | None
    deadline_ms: int | None
    submission_version: int
    sealed: bool


class AnswerGate(Value, frozen=True, kw_only=True, array_like=True):
    """Of a guard, what decides about a save."""

    attempt_id: str
    room_id: str
    progress: Progress
    epoch: int
    device_id: str | None
    started_ms: int | None
    deadline_ms: int | None
    sealed: bool


class AnswerEntry(Value, frozen=True, kw_only=True):
    """One change of one answer on its way into the database.

    Args:
        late: it came after the deadline.
        applied: it counts; False keeps and acknowledges it without changing the latest answer.
    """

    attempt_id: str
    epoch: int
    seq: int
    item_id: str
    value: tuple[int, ...]
    offset_ms: int
    received_ms: int
    late: bool = False
    applied: bool = True


class ConflictCause(StrEnum):
    """Why a change was kept and not applied.

    `late_in_time`: it came after the seal of the deadline, but was given before, by an anchor of
    ours; `late_provisional`: by an anchor from before the seat was restarted.
    """

    OLD_EPOCH = "old_epoch"
    FOREIGN_DEVICE = "foreign_device"
    SEALED = "sealed"
    LATE_IN_TIME = "late_in_time"
    LATE_PROVISIONAL = "late_provisional"
    AFTER_DEADLINE = "after_deadline"


class AnswerConflict(Value, frozen=True, kw_only=True):
    """A change that people decide about.

    Args:
        given_ms: when it was given, by the server's clock, where that is proved.
    """

    entry: AnswerEntry
    cause: ConflictCause
    device_id: str = ""
    given_ms: int | None = None


class AnswerHead(Value, frozen=True, kw_only=True):
    """Entries 1 … `ack_upto` of an epoch are durable without a hole."""

    epoch: int
    ack_upto: int
    last_seq: int
