"""Work that waits: for people, or for a seat."""

from common.protocol.base import Message, Value
from common.protocol.routing import Origin
from common.protocol.rows import ActorRef
from common.protocol.vocabulary import HoldKind, Verdict


class DeadLetter(Value, frozen=True, kw_only=True):
    """A work item that its manager could not handle.

    Args:
        replayed_ms: when it was given to its queue again; None while it waits.
        dropped_ms: when a person put it away for good.
        deaths: how often it died; more than once means that a replay did not cure it.
    """

    id: str
    queue: str
    message: Message
    origin: Origin
    error: str
    received_ms: int
    failed_ms: int
    replayed_ms: int | None = None
    dropped_ms: int | None = None
    deaths: int = 1


class HoldRef(Value, frozen=True, kw_only=True):
    """One hold and no other: the same kind never begins twice at the same moment."""

    attempt_id: str
    kind: HoldKind
    since_ms: int


class ShownCode(Value, frozen=True, kw_only=True):
    """That a one-time code was shown to somebody, and whether a seat has used it.

    Args:
        counter: how many codes of this hold were used before.
        verdict: what a LOCK was, as the person said when the code was shown.
    """

    where: HoldRef
    counter: int
    shown_by: ActorRef
    shown_ms: int
    reason: str
    verdict: Verdict | None = None
    used_ms: int | None = None
