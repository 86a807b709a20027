"""Whether a candidate's row can exist at all: written from states.md, without the rules' code."""

from common.protocol.rows import CandidateRow
from common.protocol.vocabulary import Attendance, HoldKind, Identity, Progress
from common.rules.candidate.lease import FOREIGN_SEAT

_BEFORE = {"registered", "confirmed", "briefed", "practised", "ready"}
_ENDS = {"submitted", "blank", "auto_submitted", "force_submitted", "withdrawn", "checked_out"}
_NEEDS_START = {"in_progress", "submitting", "submitted", "blank", "auto_submitted"}


def illegal(row: CandidateRow) -> list[str]:
    """Return what is wrong with a row; empty when it may exist."""
    checks = {
        "a hold twice": len({hold.kind for hold in row.holds}) < len(row.holds),
        "a hold without its actor or reason": any(
            not hold.actor.id or (not hold.reason.strip() and hold.kind not in _BY_STAGE)
            for hold in row.holds
        ),
        "version or epoch below zero": row.version < 0 or row.epoch < 0,
        "time given back below zero": row.allowance.compensated_ms < 0,
    }
    found = [what for what, wrong in checks.items() if wrong]
    return found + _time(row) + _ends(row) + _entry(row) + _lease(row)


_BY_STAGE = (HoldKind.ROOM, HoldKind.SITTING)


def _time(row: CandidateRow) -> list[str]:
    own = row.allowance
    given = int(own.allotted_ms * own.multiplier)
    given += own.planned_ms + own.incident_ms + own.compensated_ms
    started = row.started_ms
    checks = {
        "start without deadline": (started is None) != (row.deadline_ms is None),
        "deadline is not the sum of its parts": started is not None
        and row.deadline_ms != started + given,
        "started before the start": started is not None and row.progress.value in _BEFORE,
        "writes without a start": started is None and row.progress.value in _NEEDS_START,
    }
    return [what for what, wrong in checks.items() if wrong]


def _ends(row: CandidateRow) -> list[str]:
    locked = any(hold.kind is HoldKind.LOCK for hold in row.holds)
    ended = row.progress.value in _ENDS
    left = row.progress is Progress.CHECKED_OUT
    checks = {
        "held after the end": ended and bool(row.holds),
        "somebody waits after the end": ended and row.waiting_device_id is not None,
        "locked while handing in": row.progress is Progress.SUBMITTING and locked,
        "left with the device": left and row.device_id is not None,
        "left with identity put off": left and row.identity is Identity.DEFERRED,
    }
    return [what for what, wrong in checks.items() if wrong]


def _entry(row: CandidateRow) -> list[str]:
    here = row.attendance in (Attendance.PRESENT, Attendance.LATE)
    refused = row.attendance is Attendance.REFUSED
    absent = row.attendance is Attendance.ABSENT
    at_start = row.progress is Progress.REGISTERED
    unchecked = row.identity is Identity.UNVERIFIED
    wrote = row.progress.value in _NEEDS_START or row.progress is Progress.READY
    checks = {
        "went on without having come": not here and not refused and not at_start,
        "refused after the start": refused and row.progress.value not in _BEFORE,
        "refused and still at a seat": refused and (row.device_id is not None or bool(row.holds)),
        "absent and seen": absent and row.epoch > 0,
        "writes without identity": wrote and unchecked,
    }
    return [what for what, wrong in checks.items() if wrong]


def _lease(row: CandidateRow) -> list[str]:
    kinds = {hold.kind for hold in row.holds}
    waits = row.waiting_device_id is not None
    foreign = FOREIGN_SEAT in {hold.reason for hold in row.holds}
    checks = {
        "a device without an epoch": row.device_id is not None and row.epoch < 1,
        "waits without a reason": waits and not kinds & {HoldKind.RELOGIN, HoldKind.MOVE},
        "waits for nobody": waits and row.device_id is None and not foreign,
        "waits for itself": waits and row.waiting_device_id == row.device_id,
    }
    return [what for what, wrong in checks.items() if wrong]
