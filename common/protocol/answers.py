"""Answers: saved as they are given, acknowledged after the commit, sealed at the end."""

from typing import Annotated, ClassVar

from msgspec import Meta

from common.protocol.base import (
    EVERYBODY,
    Audience,
    Delivery,
    Message,
    Spec,
    Value,
    to_client,
    to_server,
)
from common.protocol.limits import Choice, Digest, Id, Number, Sequence
from common.protocol.rows import SealRow
from common.protocol.vocabulary import QueueName, Role, SubmissionKind

_ANSWER = QueueName.ANSWER


class AnswerDraft(Value, frozen=True, kw_only=True, omit_defaults=True):
    """One change of one answer.

    Args:
        seq: 1, 2, 3 … within the epoch of the attempt.
        value: chosen options from 1; empty when cleared.
        offset_ms: monotonic time on the seat since the last server anchor before the change.
        provisional: the PC was restarted since that anchor: nobody knows how long it was off, and
            the offset leaves that out.
        anchor_ms: time that the anchor told; 0 where there was none.
        anchor: the server's proof that it told so.
    """

    seq: Sequence
    item_id: Id
    value: Annotated[tuple[Choice, ...], Meta(max_length=100)]
    offset_ms: Number
    provisional: bool = False
    anchor_ms: Number = 0
    anchor: Digest = ""


class SaveAnswers(Message, frozen=True, kw_only=True):
    """Changes in the order they were made; repeated until acknowledged."""

    spec: ClassVar[Spec] = to_server("answer.save", Role.CANDIDATE, queue=_ANSWER)
    attempt_id: Id
    epoch: Number
    entries: Annotated[tuple[AnswerDraft, ...], Meta(max_length=200)]


class AnswersRecorded(Message, frozen=True, kw_only=True):
    """All changes of this epoch up to `ack_upto` are durable."""

    spec: ClassVar[Spec] = to_client(
        "answer.recorded", Audience.CONNECTION, Delivery.REPLY, [Role.CANDIDATE]
    )
    attempt_id: str
    epoch: int
    ack_upto: int


class SubmitAnswers(Message, frozen=True, kw_only=True):
    """Second step of handing in: seal what was saved (transition 13).

    Args:
        last_seq: the last change the seat made; the seal waits until it is durable.
        root: the seat's own computation over its canonical answers (rules/receipt).
    """

    spec: ClassVar[Spec] = to_server("answer.submit", Role.CANDIDATE, queue=_ANSWER)
    attempt_id: Id
    epoch: Number
    last_seq: Number
    root: Digest


class SealAttempt(Message, frozen=True, kw_only=True):
    """Follow-up from another manager: seal from the last acknowledged answers."""

    spec: ClassVar[Spec] = to_server("answer.seal", Role.SYSTEM, queue=_ANSWER)
    attempt_id: Id
    kind: SubmissionKind


class AttemptSealed(Message, frozen=True, kw_only=True):
    """The seal and its receipt."""

    spec: ClassVar[Spec] = to_client(
        "answer.sealed", Audience.CANDIDATE_AND_STAFF, Delivery.DURABLE, EVERYBODY
    )
    seal: SealRow


class RecordSeal(Message, frozen=True, kw_only=True):
    """Follow-up to the state manager: set the terminal progress that the seal implies."""

    spec: ClassVar[Spec] = to_server("answer.record_seal", Role.SYSTEM, queue=QueueName.STATE)
    attempt_id: Id
    kind: SubmissionKind
