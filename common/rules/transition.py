"""What a numbered transition of states.md 4.3 is, as a row of data."""

from enum import StrEnum

from common.core.errors import ErrorCode, RefusedError
from common.protocol.vocabulary import QueueName
from common.rules.engine import CaseT, Rule
from common.rules.reasons import Reason


class Field(StrEnum):
    """Which of a candidate's orthogonal fields a transition changes."""

    ATTENDANCE = "attendance"
    IDENTITY = "identity"
    PROGRESS = "progress"
    HOLDS = "holds"
    TIME = "time"
    INTEGRITY = "integrity"


class Transition(Rule[CaseT], frozen=True, kw_only=True):
    """One way a candidate may change; several rows may share a number with other actors.

    Args:
        number: of the table in states.md 4.3.
        sources: values it may start from: of the field itself, of progress for HOLDS and TIME.
        targets: values it may lead to; hold kinds for HOLDS.
        owner: the manager (named by its queue) that decides it.
    """

    number: int
    field: Field
    sources: frozenset[str]
    targets: frozenset[str]
    owner: QueueName = QueueName.STATE


def illegal(source: str, target: str) -> RefusedError:
    """Return the refusal of a way that does not exist."""
    return RefusedError(ErrorCode.ILLEGAL_TRANSITION, Reason.STATE, source=source, target=target)
