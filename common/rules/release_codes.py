"""Which holds a one-time code may end on a seat that is cut off, and how often one may try."""

from common.core.errors import ErrorCode, RefusedError
from common.protocol.vocabulary import HoldKind
from common.rules.engine import refuse
from common.rules.reasons import Reason

BY_CODE = frozenset({HoldKind.LOCK, HoldKind.PAUSE, HoldKind.LEAVE})
"""Holds of one candidate that a person ends; the others wait for a lease or for the stage."""

FREE_TRIES = 3
MOST_TRIES = 12
"""Wrong codes for one hold; after that only the server releases it."""
_FIRST_WAIT_S = 10
_LONGEST_WAIT_S = 300


def check_code(kind: HoldKind, reason: str) -> None:
    """Refuse a code for a hold that no code ends, and one without a reason.

    Raises:
        RefusedError: GUARD_FAILED or REASON_REQUIRED.
    """
    if kind not in BY_CODE:
        raise no_code()
    if not reason.strip():
        raise RefusedError(ErrorCode.REASON_REQUIRED)


def no_code() -> RefusedError:
    """Return the refusal for a hold that is not in force on the seat."""
    return refuse(Reason.NO_CODE_FOR_THIS)


def wait_s(wrong: int) -> int:
    """Return how long the seat takes no code after so many wrong ones for one hold, in seconds."""
    if wrong < FREE_TRIES:
        return 0
    return min(_FIRST_WAIT_S << (wrong - FREE_TRIES), _LONGEST_WAIT_S)
