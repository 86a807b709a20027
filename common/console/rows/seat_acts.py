"""What a person may do to a candidate now, and why not: the answers of the rules."""

from dataclasses import dataclass
from enum import Enum

from common.console.rows.periods import room_in
from common.console.rows.reopening import waits_to_reopen
from common.core.errors import ErrorCode, Fault
from common.protocol.rows import ActorRef, CandidateRow, IntegrityRow
from common.protocol.vocabulary import HoldKind, Identity
from common.rules.candidate.change import candidate_blockers
from common.rules.candidate.holds import HOLDS
from common.rules.candidate.reopening import reopening_blockers
from common.rules.candidate_words import HERE, OVER, has_hold
from common.rules.facts import CandidateFacts, candidate_facts
from common.rules.integrity import integrity_blockers
from common.rules.integrity_table import IntegrityFacts, IntegrityStep
from common.rules.reasons import Reason
from common.rules.staff_view import StaffView
from common.rules.step import Step


class SeatAct(Enum):
    """An act on one candidate."""

    VERIFY = "verify"
    WARN = "warn"
    LOCK = "lock"
    PAUSE = "pause"
    TIME = "time"
    MOVE = "move"
    RELEASE = "release"
    REOPEN = "reopen"


RELEASABLE = (
    HoldKind.LOCK,
    HoldKind.RELOGIN,
    HoldKind.MOVE,
    HoldKind.PAUSE,
    HoldKind.LEAVE,
)
"""Holds that end for one candidate, the gravest first; ROOM and SITTING end with the stage."""

Reasons = tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class SeatActs:
    """All acts of a candidate.

    Args:
        reasons: why each act is not possible; an act that is possible has none.
        releases: the hold that RELEASE would end; None when there is none.
    """

    reasons: tuple[tuple[SeatAct, Reasons], ...] = ()
    releases: HoldKind | None = None

    def why_not(self, act: SeatAct) -> Reasons:
        """Return why an act is not possible now."""
        return dict(self.reasons).get(act, ())


NO_ACTS = SeatActs()


def seat_acts(view: StaffView, attempt_id: str, actor: ActorRef, now_ms: int) -> SeatActs:
    """Return what is possible for a candidate now; nothing for one that is not known."""
    row = view.candidates.find(attempt_id)
    if row is None:
        return NO_ACTS
    kind = releasable(row)
    asked = _Asked(view, row, _facts(view, row), actor, now_ms)
    return SeatActs(
        reasons=(
            (SeatAct.VERIFY, _verify(asked)),
            (SeatAct.WARN, _warn(asked)),
            (SeatAct.LOCK, asked.step(Step.LOCK)),
            (SeatAct.PAUSE, asked.step(Step.PAUSE)),
            (SeatAct.TIME, asked.step(Step.CHANGE_TIME)),
            (SeatAct.MOVE, asked.step(Step.HOLD_MOVE)),
            (SeatAct.RELEASE, _release(asked, kind)),
            (SeatAct.REOPEN, _reopen(asked)),
        ),
        releases=kind,
    )


def releasable(row: CandidateRow) -> HoldKind | None:
    """Return the gravest hold that can end for this candidate alone."""
    return next((kind for kind in RELEASABLE if has_hold(row, kind)), None)


def integrity_of(view: StaffView, row: CandidateRow) -> IntegrityRow | None:
    """Return what is known of a candidate's conduct; None while it is clean."""
    return view.integrity.find(row.registration_id)


@dataclass(frozen=True, slots=True)
class _Asked:
    view: StaffView
    row: CandidateRow
    facts: CandidateFacts
    actor: ActorRef
    now_ms: int

    def step(self, step: Step) -> Reasons:
        return candidate_blockers(
            self.row, step, actor=self.actor, facts=self.facts, now_ms=self.now_ms
        )


def _facts(view: StaffView, row: CandidateRow) -> CandidateFacts:
    period = view.periods.find(row.period_id)
    room = room_in(view, row.period_id, row.room_id)
    if period is None or room is None:
        message = f"attempt {row.attempt_id} stands in no known room of a known period"
        raise LookupError(message)
    return candidate_facts(period, room)


def _verify(asked: _Asked) -> Reasons:
    if asked.row.identity is Identity.VERIFIED:
        return (_fault(Reason.UNCHANGED),)
    if asked.row.attendance not in HERE:
        return (_fault(Reason.NOT_PRESENT),)
    return asked.step(Step.CHECK_IDENTITY)


def _warn(asked: _Asked) -> Reasons:
    row = asked.row
    if row.attendance not in HERE:
        return (_fault(Reason.NOT_PRESENT),)
    if row.progress in OVER:
        return (_fault(Reason.ATTEMPT_OVER),)
    known = integrity_of(asked.view, row)
    if known is None:
        return ()
    return integrity_blockers(
        known,
        IntegrityStep.WARN,
        facts=IntegrityFacts(evidence=1),
        actor=asked.actor,
        now_ms=asked.now_ms,
    )


def _release(asked: _Asked, kind: HoldKind | None) -> Reasons:
    return (_fault(Reason.NOT_HELD),) if kind is None else asked.step(HOLDS[kind].release)


def _reopen(asked: _Asked) -> Reasons:
    waits = waits_to_reopen(asked.view, asked.row.attempt_id)
    return reopening_blockers(
        asked.row, facts=asked.facts, actor=asked.actor, now_ms=asked.now_ms, waits=waits
    )


def _fault(reason: Reason) -> Fault:
    return Fault(code=ErrorCode.GUARD_FAILED, key=f"error.{reason}")
