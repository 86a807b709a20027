"""Each command on a candidate in one shape: row, facts, actor and seen version."""

from collections.abc import Callable

from common.protocol.rows import ActorRef, CandidateRow
from common.protocol.vocabulary import (
    Attendance,
    HoldKind,
    Identity,
    Progress,
    SubmissionKind,
    TimePart,
    Verdict,
)
from common.rules import candidate as rules
from common.rules.facts import CandidateFacts
from tests.helpers.exam_rows import MINUTE, NOW, OTHER_PROCTOR

Act = Callable[[CandidateRow, CandidateFacts, ActorRef, int | None], CandidateRow | None]


def attend(row: CandidateRow, facts: CandidateFacts, by: ActorRef, v: int | None) -> CandidateRow:
    return rules.attend(row, facts=facts, actor=by, now_ms=NOW, version=v)


def attendance(to: Attendance, reason: str = "") -> Act:
    return lambda row, facts, by, v: rules.set_attendance(
        row, to, facts=facts, actor=by, now_ms=NOW, version=v, reason=reason
    )


def identity(to: Identity) -> Act:
    return lambda row, _, by, v: rules.check_identity(row, to, actor=by, now_ms=NOW, version=v)


def advance(to: Progress, reason: str = "") -> Act:
    return lambda row, facts, by, v: rules.advance(
        row, to, facts=facts, actor=by, now_ms=NOW, version=v, reason=reason
    )


def start(row: CandidateRow, facts: CandidateFacts, by: ActorRef, v: int | None) -> CandidateRow:
    return rules.start(row, facts=facts, actor=by, now_ms=NOW, version=v)


def force_start(reason: str) -> Act:
    return lambda row, facts, by, v: rules.force_start(
        row, facts=facts, actor=by, now_ms=NOW, version=v, reason=reason
    )


def begin(row: CandidateRow, _: CandidateFacts, by: ActorRef, v: int | None) -> CandidateRow:
    return rules.begin_submission(row, actor=by, now_ms=NOW, version=v)


def back(row: CandidateRow, _: CandidateFacts, by: ActorRef, v: int | None) -> CandidateRow:
    return rules.return_to_exam(row, actor=by, now_ms=NOW, version=v)


def submit(row: CandidateRow, _: CandidateFacts, by: ActorRef, v: int | None) -> None:
    rules.check_submit(row, actor=by, now_ms=NOW, version=v)


def auto_submit(row: CandidateRow, facts: CandidateFacts, by: ActorRef, v: int | None) -> None:
    rules.check_auto_submit(row, facts=facts, actor=by, now_ms=NOW, version=v)


def force_submit(reason: str) -> Act:
    return lambda row, _, by, v: rules.check_force_submit(
        row, actor=by, second_id=OTHER_PROCTOR.id, now_ms=NOW, version=v, reason=reason
    )


def withdraw(reason: str) -> Act:
    return lambda row, _, by, v: rules.withdraw(row, actor=by, now_ms=NOW, version=v, reason=reason)


def check_out(row: CandidateRow, _: CandidateFacts, by: ActorRef, v: int | None) -> CandidateRow:
    return rules.check_out(row, actor=by, now_ms=NOW, version=v)


def reopen(reason: str) -> Act:
    return lambda row, facts, by, v: rules.reopen(
        row,
        facts=facts,
        actor=by,
        second_id=OTHER_PROCTOR.id,
        now_ms=NOW,
        version=v,
        reason=reason,
    )


def place(kind: HoldKind, reason: str = "reason") -> Act:
    return lambda row, facts, by, v: rules.place_hold(
        row, kind, facts=facts, actor=by, now_ms=NOW, version=v, reason=reason
    )


def free(kind: HoldKind, verdict: Verdict | None = Verdict.NORMAL) -> Act:
    return lambda row, facts, by, v: rules.release_hold(
        row, kind, facts=facts, actor=by, now_ms=NOW, version=v, verdict=verdict
    )


def attach(row: CandidateRow, _: CandidateFacts, by: ActorRef, v: int | None) -> CandidateRow:
    return rules.attach_device(row, "device-2", actor=by, now_ms=NOW, version=v)


def change_time(minutes: int, reason: str = "reason") -> Act:
    return lambda row, _, by, v: rules.change_time(
        row,
        TimePart.INCIDENT,
        minutes * MINUTE,
        actor=by,
        now_ms=NOW,
        version=v,
        reason=reason,
    )


def seal(kind: SubmissionKind) -> Act:
    return lambda row, _, by, v: rules.seal(row, kind, actor=by, now_ms=NOW, version=v)
