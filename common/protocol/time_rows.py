"""Rows about time: what was given to whom by which act, and what is proposed to people."""

from enum import StrEnum

from common.core.errors import Fault
from common.protocol.base import Value
from common.protocol.rows import ActorRef
from common.protocol.vocabulary import TimePart


class ProposalKind(StrEnum):
    """What is proposed; a person decides. REOPEN comes from a person, the rest from the server."""

    OUTAGE = "outage"
    POWER_CUT = "power_cut"
    PC_FAILURE = "pc_failure"
    REOPEN = "reopen"


class ProposalState(StrEnum):
    """Where a proposal stands."""

    OPEN = "open"
    APPROVED = "approved"
    REJECTED = "rejected"


class TimeGiven(Value, frozen=True, kw_only=True):
    """What an act gave one candidate.

    Args:
        delta_ms: more or less time.
        deadline_ms: the end that followed; None before the start.
        undone: it was taken back.
    """

    attempt_id: str
    delta_ms: int
    deadline_ms: int | None
    undone: bool = False


class TimeRefused(Value, frozen=True, kw_only=True):
    """Whom an act, or its undoing, did not reach, and why."""

    attempt_id: str
    fault: Fault


class TimeActRow(Value, frozen=True, kw_only=True):
    """One act of extra time as far as it concerns a room.

    Args:
        time_act_id: key of this row; an act over three rooms has three.
        act_id: the same in all rooms of the act: the id of the command.
        delta_ms: what was asked for; what each got stands in `given`.
        changed_ms: when it was done or last undone.
        undone_by: who took it back, as far as it was not used yet.
        proposal_id: the proposal that it carried out, if it did.
    """

    time_act_id: str
    act_id: str
    period_id: str
    room_id: str
    part: TimePart
    delta_ms: int
    reason: str
    actor: ActorRef
    at_ms: int
    changed_ms: int
    given: tuple[TimeGiven, ...]
    refused: tuple[TimeRefused, ...] = ()
    undone_by: ActorRef | None = None
    undone_ms: int | None = None
    undo_reason: str = ""
    proposal_id: str | None = None
    version: int = 1


class TimeNoteRow(Value, frozen=True, kw_only=True):
    """An act of extra time as its candidate is told of it: what, how much and why.

    Args:
        undone: it was taken back.
    """

    time_act_id: str
    attempt_id: str
    part: TimePart
    delta_ms: int
    reason: str
    at_ms: int
    undone: bool = False
    version: int = 1


class LostTime(Value, frozen=True, kw_only=True):
    """How much working time an outage took from one candidate."""

    attempt_id: str
    lost_ms: int


class ProposalRow(Value, frozen=True, kw_only=True):
    """What was noticed about a room, or asked for one candidate, and what a person made of it.

    OUTAGE proposes to give back what each candidate lost, PC_FAILURE the same for the one who was
    moved to another PC; POWER_CUT proposes to suspend the room; REOPEN to let somebody who handed
    in by mistake go on.

    Args:
        since_ms: when it began; for REOPEN when the attempt was handed in.
        until_ms: when it was over; for POWER_CUT and REOPEN when it was noticed.
        lost: whom it touched and what it took from them; nothing for REOPEN.
        attempt_id: the attempt to open again; None for the other kinds.
        proposed_by: who asked for it; None for the server.
        asked: why, in the words of who asked.
        reason: what the person who decided said.
    """

    proposal_id: str
    kind: ProposalKind
    period_id: str
    room_id: str
    since_ms: int
    until_ms: int
    lost: tuple[LostTime, ...]
    proposed_ms: int
    state: ProposalState = ProposalState.OPEN
    decided_by: ActorRef | None = None
    decided_ms: int | None = None
    reason: str = ""
    attempt_id: str | None = None
    proposed_by: ActorRef | None = None
    asked: str = ""
    version: int = 0
