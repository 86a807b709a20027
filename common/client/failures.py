"""What the end of a connection means: come back and what to say meanwhile, or stay away."""

from dataclasses import dataclass

import msgspec
from websockets.exceptions import (
    ConnectionClosed,
    InvalidMessage,
    InvalidStatus,
    WebSocketException,
)

from common.client.errors import LinkProblem, transport_problem
from common.core.errors import ErrorCode, Fault, RefusedError
from common.protocol.rest import Problem

REPLACED = 4001
"""Close code: the same device has opened a newer connection."""
CHANGED = 4004
"""Close code: this member of staff has other rooms now."""
IN_USE = 4005
"""Close code: another program with the same key is connected."""
REVOKED = 4006
"""Close code: this PC was revoked."""
OVERLOADED = 1013
POLICY_VIOLATION = 1008
_SIGN_IN = frozenset({401, 403})
_SERVER_SIDE = 500
_IN_USE_S = 2.0
_BUSY = 429

_problems: msgspec.json.Decoder[Problem] = msgspec.json.Decoder(Problem)


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a connection ended or did not come about.

    Args:
        problem: what stands in the way; None where the line was merely lost.
        fault: what the server said, if it said something.
        final: coming back by itself would be of no use, or do harm.
        wait_s: how long the server asked to be left alone.
        replaced: the server has a newer connection of this device.
        answered: the server ended it and said so; else it may not know yet that it ended.
        afresh: what was missed would not be enough, or too much: a snapshot is needed.
    """

    problem: LinkProblem | None = None
    fault: Fault | None = None
    final: bool = False
    wait_s: float = 0.0
    replaced: bool = False
    answered: bool = False
    afresh: bool = False


LOST = (OSError, TimeoutError, WebSocketException, RefusedError)
"""All that a connection can end with, besides the cancellation of its task."""


def failure_of(error: Exception, said: Fault | None) -> Failure:
    """Return what an end means.

    Args:
        error: one of `LOST`.
        said: the last refusal that the server sent on the connection.
    """
    match error:
        case InvalidStatus():
            return _refused_upgrade(error)
        case ConnectionClosed():
            return _closed(error, said)
        case RefusedError():  # a welcome that this program cannot read
            return Failure(LinkProblem.NOT_A_CENTRE, error.fault())
        case InvalidMessage() if isinstance(error.__cause__, EOFError):
            return Failure(LinkProblem.UNREACHABLE)  # it went away while it was being asked
        case WebSocketException():
            return Failure(LinkProblem.NOT_A_CENTRE)
        case _:
            return Failure(transport_problem(error))


def _refused_upgrade(error: InvalidStatus) -> Failure:
    status = error.response.status_code
    told = _told(error.response.body)
    if status in _SIGN_IN:
        fault = told[0] or _fault(ErrorCode.UNAUTHENTICATED)
        return Failure(fault=fault, final=True, answered=True)
    if status >= _SERVER_SIDE or status == _BUSY:
        return Failure(LinkProblem.UNREACHABLE, told[0], wait_s=told[1], answered=True)
    return Failure(LinkProblem.NOT_A_CENTRE, told[0], answered=True)


def _told(body: bytes | bytearray | None) -> tuple[Fault | None, float]:
    """Return the refusal in an answer's body, and how long to wait."""
    try:
        problem = _problems.decode(body or b"")
    except (msgspec.DecodeError, UnicodeError):
        return None, 0.0
    fault = Fault(code=problem.code, key=problem.key, values=problem.values)
    return fault, float(problem.retry_after_s)


def _closed(closed: ConnectionClosed, said: Fault | None) -> Failure:
    code = closed.rcvd.code if closed.rcvd else 0
    if code == REPLACED:
        fault = _fault(ErrorCode.SESSION_REVOKED)
        return Failure(fault=fault, final=True, replaced=True, answered=True)
    if code == IN_USE:
        fault = said or _fault(ErrorCode.DEVICE_IN_USE)
        return Failure(fault=fault, wait_s=_IN_USE_S, answered=True)
    if code == REVOKED:
        fault = RefusedError(ErrorCode.DEVICE_REFUSED, "device_revoked").fault()
        return Failure(fault=fault, final=True, answered=True)
    if code == POLICY_VIOLATION:
        return Failure(fault=said or _fault(ErrorCode.FORBIDDEN), final=True, answered=True)
    return Failure(answered=bool(code), afresh=code in {CHANGED, OVERLOADED})


def _fault(code: ErrorCode) -> Fault:
    return RefusedError(code).fault()
