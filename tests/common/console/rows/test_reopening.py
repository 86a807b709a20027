"""What consoles say of a mistaken hand-in: on the seat card, on the button, to who decides."""

from __future__ import annotations

from msgspec.structs import replace

from common.console.rows.proposal_offer import proposal_offer, waiting_proposals
from common.console.rows.reopening import reopening_note
from common.console.rows.seat_acts import SeatAct, seat_acts
from common.console.rows.words import Words
from common.protocol.rows import ActorRef
from common.protocol.time import ProposalChanged
from common.protocol.time_rows import ProposalState
from common.protocol.vocabulary import Progress, Role
from common.rules.staff_view import StaffView
from installers.dev import console_reopen_scenes as scenes
from installers.dev.console_rooms import running_room
from installers.dev.console_samples import MINUTE, NOW_MS, Sample
from installers.dev.console_time_scenes import outage

ROOMS = frozenset({"room-301"})
OTHER_CHIEF = ActorRef(role=Role.CHIEF, id="staff-chief-2")


def _view(sample: Sample, state: ProposalState | None = ProposalState.OPEN) -> StaffView:
    view = StaffView(sample.snapshot())
    view.apply(scenes.handed_in(sample))
    if state is not None:
        row = scenes.proposed(sample)
        view.apply(ProposalChanged(proposal=row))
        if state is not ProposalState.OPEN:
            view.apply(ProposalChanged(proposal=scenes.decided(row, state, "왜")))
    return view


def _notes(view: StaffView, now_ms: int = NOW_MS) -> list[str]:
    row = view.candidates.find(scenes.HANDED_IN)
    assert row is not None
    parts = reopening_note(view, row, now_ms)
    return [part.key for part in parts if isinstance(part, Words)]


def _why_not(view: StaffView) -> list[str]:
    acts = seat_acts(view, scenes.HANDED_IN, scenes.PROCTOR, NOW_MS)
    return [fault.key.removeprefix("error.") for fault in acts.why_not(SeatAct.REOPEN)]


def _waiting(view: StaffView, me: ActorRef, now_ms: int = NOW_MS) -> list[str]:
    rows = waiting_proposals(view, "period-1", ROOMS, me, now_ms)
    return [row.proposal_id for row in rows]


def test_the_card_says_what_became_of_it() -> None:
    sample = running_room()
    assert _notes(_view(sample, None)) == []
    assert _notes(_view(sample)) == ["console.note.reopen_proposed"]
    assert _notes(_view(sample), NOW_MS + 300 * MINUTE) == ["console.note.reopen_too_late"]
    assert _notes(_view(sample, ProposalState.REJECTED)) == ["console.note.reopen_rejected"]
    view = _view(sample, ProposalState.APPROVED)
    view.apply(scenes.reopened(sample))
    assert _notes(view) == ["console.note.reopened"]


def test_who_has_left_is_no_matter_any_more() -> None:
    sample = running_room()
    view = _view(sample)
    row = scenes.handed_in(sample).candidate
    gone = replace(row, progress=Progress.CHECKED_OUT, version=row.version + 1)
    view.apply(replace(scenes.handed_in(sample), candidate=gone))
    assert _notes(view) == []
    assert _waiting(view, scenes.CHIEF) == []


def test_the_button_is_there_for_who_handed_in_and_is_not_proposed_yet() -> None:
    sample = running_room()
    assert _why_not(_view(sample, None)) == []
    assert _why_not(_view(sample)) == ["time.proposed"]
    assert _why_not(_view(sample, ProposalState.REJECTED)) == []
    assert _why_not(StaffView(sample.snapshot())) == ["transition.state"]


def test_only_a_chief_is_asked_and_before_all_else() -> None:
    sample = running_room()
    view = _view(sample)
    view.apply(outage(sample))
    assert _waiting(view, scenes.PROCTOR) == ["proposal-1"]
    assert _waiting(view, scenes.CHIEF) == ["reopening-1", "proposal-1"]
    assert _waiting(view, scenes.CHIEF, NOW_MS + 300 * MINUTE) == ["proposal-1"]


def test_the_offer_says_who_asks_why_and_how_long_there_is() -> None:
    sample = running_room()
    view = _view(sample)
    offer = proposal_offer(view, scenes.proposed(sample), scenes.CHIEF, NOW_MS, 0)
    row = sample.candidates[scenes.HANDED_IN]
    assert row.deadline_ms is not None
    assert (offer.asker, offer.who, offer.reached) == ("한지우", "2", 1)
    assert (offer.left_s, offer.end_ms) == ((row.deadline_ms - NOW_MS) // 1000, row.deadline_ms)
    assert not offer.is_own


def test_who_proposed_it_does_not_decide_it() -> None:
    sample = running_room()
    view = _view(sample, None)
    row = scenes.proposed(sample, by=scenes.CHIEF)
    view.apply(ProposalChanged(proposal=row))
    mine = proposal_offer(view, row, scenes.CHIEF, NOW_MS, 0)
    assert (mine.is_own, mine.reached) == (True, 0)
    assert [fault.key for fault in mine.faults] == ["error.permission.second_person"]
    theirs = proposal_offer(view, row, OTHER_CHIEF, NOW_MS, 0)
    assert (theirs.is_own, theirs.reached) == (False, 1)
