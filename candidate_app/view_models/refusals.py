"""What a refusal means to a candidate: the server's texts are written for staff."""

from __future__ import annotations

from typing import TYPE_CHECKING

from candidate_app.view_models.saying import Saying, saying
from common.core.errors import ErrorCode, RefusedError
from common.rules.reasons import Reason

if TYPE_CHECKING:
    from common.core.errors import Fault

_BY_REASON = {
    Reason.ROOM_STAGE: "candidate.refusal.room_stage",
    Reason.NOT_PRESENT: "candidate.refusal.not_present",
    Reason.IDENTITY_NOT_VERIFIED: "candidate.refusal.identity",
    Reason.HELD: "candidate.refusal.held",
    Reason.SELF_TEST_FAILED: "candidate.refusal.self_test",
    Reason.NO_TIME_LEFT: "candidate.refusal.no_time_left",
    Reason.LATE_LIMIT: "candidate.refusal.late_limit",
    Reason.ENTRY_REFUSED: "candidate.refusal.entry_refused",
    Reason.MARKED_ABSENT: "candidate.refusal.entry_refused",
    Reason.WRONG_SEAT: "candidate.refusal.wrong_seat",
}
_BY_KEY = {f"error.{reason}": key for reason, key in _BY_REASON.items()} | {
    "error.no_sitting": "candidate.refusal.not_open",
    "error.period_not_open": "candidate.refusal.not_open",
    "error.no_attempt": "candidate.refusal.no_attempt",
}
_BY_CODE = {
    ErrorCode.UNAVAILABLE: "candidate.refusal.busy",
    ErrorCode.RATE_LIMITED: "candidate.refusal.busy",
    ErrorCode.UNSUPPORTED_VERSION: "candidate.refusal.version",
    ErrorCode.DEVICE_REFUSED: "candidate.refusal.device",
    ErrorCode.SEAT_TAKEN: "candidate.refusal.seat_taken",
}


def refusal_saying(fault: Fault) -> Saying:
    """Return what a candidate is told about a fault."""
    key = _BY_KEY.get(fault.key) or _BY_CODE.get(fault.code) or "candidate.refusal.other"
    return saying(key)


def error_saying(error: RefusedError) -> Saying:
    """Return what a candidate is told about a refusal."""
    return refusal_saying(error.fault())
