"""The way through the exam: chain, start, the first step of handing in (6-12), leaving (17)."""

from msgspec.structs import replace

from common.protocol.rows import ActorRef, CandidateRow
from common.protocol.vocabulary import Progress, Role
from common.rules.candidate.change import ask
from common.rules.candidate_case import CandidateCase
from common.rules.deadline import deadline_ms
from common.rules.facts import CandidateFacts
from common.rules.step import Step
from common.rules.transition import illegal

_OWN_STEP = {
    Progress.CONFIRMED: Step.CONFIRM,
    Progress.BRIEFED: Step.BRIEF,
    Progress.PRACTISED: Step.PRACTISE,
    Progress.READY: Step.BE_READY,
}
_SKIP = {Progress.BRIEFED: Step.SKIP_BRIEFING, Progress.PRACTISED: Step.SKIP_PRACTICE}


def step_of(to: Progress, role: Role) -> Step | None:
    """Return the step a role takes towards `to` before the start; None if there is none."""
    if role is not Role.CANDIDATE and to in _SKIP:
        return _SKIP[to]
    return _OWN_STEP.get(to)


def advance(  # noqa: PLR0913  the command's fields by name
    row: CandidateRow,
    to: Progress,
    *,
    facts: CandidateFacts,
    actor: ActorRef,
    now_ms: int,
    version: int | None = None,
    reason: str = "",
) -> CandidateRow:
    """Take the next step before the start (6-8); a proctor skips briefing or practice."""
    step = step_of(to, actor.role)
    if step is None:
        raise illegal(row.progress, to)
    case = CandidateCase(row=row, facts=facts, actor=actor, now_ms=now_ms, reason=reason)
    ask(step, case, version)
    return replace(row, progress=to, version=row.version + 1)


def start(
    row: CandidateRow,
    *,
    facts: CandidateFacts,
    actor: ActorRef,
    now_ms: int,
    version: int | None = None,
) -> CandidateRow:
    """Start who is ready, counted from the room's start (9); late comers at once."""
    case = CandidateCase(row=row, facts=facts, actor=actor, now_ms=now_ms)
    ask(Step.START, case, version)
    return _started(row, facts, now_ms)


def force_start(  # noqa: PLR0913  the command's fields by name
    row: CandidateRow,
    *,
    facts: CandidateFacts,
    actor: ActorRef,
    now_ms: int,
    reason: str,
    version: int | None = None,
) -> CandidateRow:
    """Start who is not ready, with the chain cut short (10)."""
    case = CandidateCase(row=row, facts=facts, actor=actor, now_ms=now_ms, reason=reason)
    ask(Step.FORCE_START, case, version)
    return _started(row, facts, now_ms)


def begin_submission(
    row: CandidateRow, *, actor: ActorRef, now_ms: int, version: int | None = None
) -> CandidateRow:
    """Take the first step of handing in (11)."""
    ask(Step.BEGIN_SUBMISSION, CandidateCase(row=row, actor=actor, now_ms=now_ms), version)
    return replace(row, progress=Progress.SUBMITTING, version=row.version + 1)


def return_to_exam(
    row: CandidateRow, *, actor: ActorRef, now_ms: int, version: int | None = None
) -> CandidateRow:
    """Go back from the first step of handing in (12)."""
    ask(Step.RETURN_TO_EXAM, CandidateCase(row=row, actor=actor, now_ms=now_ms), version)
    return replace(row, progress=Progress.IN_PROGRESS, version=row.version + 1)


def check_out(
    row: CandidateRow, *, actor: ActorRef, now_ms: int, version: int | None = None
) -> CandidateRow:
    """Let go who has handed in; the device is free again (17)."""
    ask(Step.CHECK_OUT, CandidateCase(row=row, actor=actor, now_ms=now_ms), version)
    return replace(
        row,
        progress=Progress.CHECKED_OUT,
        device_id=None,
        waiting_device_id=None,
        version=row.version + 1,
    )


def _started(row: CandidateRow, facts: CandidateFacts, now_ms: int) -> CandidateRow:
    started = now_ms if facts.room_started_ms is None else facts.room_started_ms
    return replace(
        row,
        progress=Progress.IN_PROGRESS,
        started_ms=started,
        deadline_ms=deadline_ms(started, row.allowance),
        version=row.version + 1,
    )
