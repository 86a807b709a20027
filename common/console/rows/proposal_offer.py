"""The proposal that waits for a person: what it is about, what would follow, what forbids it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from common.console.rows.periods import room_in
from common.console.rows.reopening import may_still_reopen, reopening_faults
from common.console.rows.words import Seconds
from common.core.errors import Fault
from common.protocol.rows import ActorRef
from common.protocol.time_rows import ProposalKind, ProposalRow, ProposalState
from common.protocol.vocabulary import Role, TimePart
from common.rules.deadline import remaining_ms
from common.rules.staff_view import StaffView
from common.rules.time_acts import TimeOutcome, give_lost_time, give_time, outages_given


@dataclass(frozen=True, slots=True)
class ProposalOffer:
    """What is proposed, with what would follow.

    Args:
        room: its name.
        who: the seat, where it concerns one candidate only.
        lost: how long it lasted.
        reached: how many would get time back, or go on.
        faults: why others would not.
        others: how many more proposals wait.
        asker: the name of who asked for it; empty where the server proposes.
        is_own: the person at this console asked for it: somebody else has to decide.
        left_s: how much time the candidate has if it is done now.
        end_ms: when that time ends.
    """

    row: ProposalRow
    room: str
    who: str
    lost: Seconds
    reached: int
    excluded: int
    faults: tuple[Fault, ...]
    others: int
    asker: str = ""
    is_own: bool = False
    left_s: int = 0
    end_ms: int = 0


def waiting_proposals(
    view: StaffView, period_id: str, room_ids: Collection[str], me: ActorRef, now_ms: int
) -> tuple[ProposalRow, ...]:
    """Return what this person can decide now, the most urgent first: somebody's time runs."""
    waiting = (
        row
        for row in view.proposals.rows()
        if row.state is ProposalState.OPEN
        and row.period_id == period_id
        and row.room_id in room_ids
        and _is_for(view, row, me, now_ms)
    )
    return tuple(sorted(waiting, key=_urgency))


def proposal_offer(
    view: StaffView, row: ProposalRow, me: ActorRef, now_ms: int, others: int
) -> ProposalOffer:
    """Return a proposal with what would follow if this person agreed now."""
    if row.kind is ProposalKind.REOPEN:
        return _reopening(view, row, me, now_ms, others)
    outcomes = _outcomes(view, row, me, now_ms)
    faults = {one.fault.key: one.fault for one in outcomes if one.fault is not None}
    attempts = [one.attempt_id for one in row.lost]
    return ProposalOffer(
        row=row,
        room=_room(view, row),
        who=_seats(view, attempts) if len(attempts) == 1 else "",
        lost=Seconds((row.until_ms - row.since_ms) // 1000),
        reached=sum(one.after is not None for one in outcomes),
        excluded=sum(one.fault is not None for one in outcomes),
        faults=tuple(faults.values()),
        others=others,
    )


def name_of(view: StaffView, person: ActorRef | None) -> str:
    """Return what somebody of the staff is called; empty for the server."""
    wanted = None if person is None else person.id
    return next((one.staff_name for one in view.proctors.rows() if one.staff_id == wanted), "")


def _reopening(
    view: StaffView, row: ProposalRow, me: ActorRef, now_ms: int, others: int
) -> ProposalOffer:
    candidate = view.candidates.find(row.attempt_id or "")
    faults = reopening_faults(view, row, me, now_ms)
    left_ms = 0 if candidate is None else remaining_ms(candidate, now_ms) or 0
    return ProposalOffer(
        row=row,
        room=_room(view, row),
        who=_seats(view, [row.attempt_id or ""]),
        lost=Seconds(0),
        reached=0 if faults else 1,
        excluded=0,
        faults=faults,
        others=others,
        asker=name_of(view, row.proposed_by),
        is_own=row.proposed_by == me,
        left_s=left_ms // 1000,
        end_ms=now_ms + left_ms,
    )


def _is_for(view: StaffView, row: ProposalRow, me: ActorRef, now_ms: int) -> bool:
    """A chief decides about a reopening, as long as there is something to decide."""
    if row.kind is not ProposalKind.REOPEN:
        return True
    return me.role is Role.CHIEF and may_still_reopen(view, row, now_ms)


def _urgency(row: ProposalRow) -> tuple[bool, int, str]:
    return row.kind is not ProposalKind.REOPEN, row.proposed_ms, row.proposal_id


def _outcomes(
    view: StaffView, row: ProposalRow, me: ActorRef, now_ms: int
) -> tuple[TimeOutcome, ...]:
    known = map(view.candidates.find, (one.attempt_id for one in row.lost))
    found = [candidate for candidate in known if candidate is not None]
    if row.kind is ProposalKind.PC_FAILURE:
        longest = max(one.lost_ms for one in row.lost)
        return give_time(found, TimePart.INCIDENT, longest, actor=me, now_ms=now_ms, reason="-")
    given = outages_given(view.time_acts.rows())
    return give_lost_time(found, row.lost, given, actor=me, now_ms=now_ms, reason="-")


def _room(view: StaffView, row: ProposalRow) -> str:
    room = room_in(view, row.period_id, row.room_id)
    return "" if room is None else room.room_name


def _seats(view: StaffView, attempt_ids: Iterable[str]) -> str:
    facts = map(view.facts.get, attempt_ids)
    return ", ".join(one.seat for one in facts if one is not None)
