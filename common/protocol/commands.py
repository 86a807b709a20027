"""Staff acts on their way to a seat: ordered, delivered, done; and the release on the spot."""

from typing import ClassVar

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
from common.protocol.limits import Code, Id, Number, Text
from common.protocol.rows import SeatCommandRow
from common.protocol.vocabulary import (
    CommandFailure,
    CommandState,
    HoldKind,
    QueueName,
    Role,
    Verdict,
)

_STATE = QueueName.STATE


class CommandChanged(Message, frozen=True, kw_only=True):
    """A command to a seat as it is now; WAITING asks the seat to do it."""

    spec: ClassVar[Spec] = to_client(
        "command.changed", Audience.CANDIDATE_AND_STAFF, Delivery.DURABLE, EVERYBODY
    )
    command: SeatCommandRow


class ReportCommand(Message, frozen=True, kw_only=True):
    """The seat has got a command (DELIVERED), done it (DONE) or could not do it (FAILED)."""

    spec: ClassVar[Spec] = to_server("command.report", Role.CANDIDATE, queue=_STATE)
    attempt_id: Id
    command_id: Id
    state: CommandState
    failure: CommandFailure | None = None


class ExpireCommand(Message, frozen=True, kw_only=True):
    """The time to live of a command is over (from the command watch)."""

    spec: ClassVar[Spec] = to_server("command.expire", Role.SYSTEM, queue=_STATE)
    command_id: Id


class ShowReleaseCode(Message, frozen=True, kw_only=True):
    """Show the one-time code that ends a hold on a seat that is cut off.

    Args:
        since_ms: since when the hold stands on the seat; together with its kind it is that hold
            and no other.
        verdict: what a LOCK was, as for a release.
    """

    spec: ClassVar[Spec] = to_server(
        "command.show_release_code", Role.PROCTOR, Role.CHIEF, queue=_STATE
    )
    attempt_id: Id
    kind: HoldKind
    since_ms: Number
    version: Number
    verdict: Verdict | None = None
    reason: Text


class ReleaseCodeShown(Message, frozen=True, kw_only=True):
    """The code, for the one console that asked."""

    spec: ClassVar[Spec] = to_client(
        "command.release_code_shown", Audience.CONNECTION, Delivery.REPLY, STAFF
    )
    attempt_id: str
    kind: HoldKind
    since_ms: int
    code: str


class ReportRelease(Message, frozen=True, kw_only=True):
    """The seat was released on the spot by a code while it was cut off.

    Args:
        code: what was typed; the server computes it anew.
        counter: how many codes this hold had used before.
        released_ms: the server's time of the release as the seat counted it on.
    """

    spec: ClassVar[Spec] = to_server("command.report_release", Role.CANDIDATE, queue=_STATE)
    attempt_id: Id
    kind: HoldKind
    since_ms: Number
    counter: Number
    code: Code
    released_ms: Number
