"""What a person sees before giving time: the suggestion, what waits, what was given before."""

from __future__ import annotations

from msgspec.structs import replace

from common.console.rows.time_plan import TimeAsk, TimePlan, room_plan, seat_plan
from common.protocol.rows import ActorRef
from common.protocol.time import ProposalChanged, TimeActChanged
from common.protocol.time_rows import ProposalState
from common.protocol.vocabulary import Role, TimePart
from common.rules.staff_view import StaffView
from installers.dev.console_rooms import centre, running_room
from installers.dev.console_samples import MINUTE, NOW_MS, Sample
from installers.dev.console_time_scenes import cut, given, outage

BY = (ActorRef(role=Role.PROCTOR, id="staff-1"), NOW_MS)


def _view(sample: Sample, *places: tuple[int, float]) -> StaffView:
    view = StaffView(sample.snapshot())
    for place, minutes in places:
        view.apply(cut(sample, place, minutes))
    return view


def _seats(sample: Sample, view: StaffView, *numbers: int) -> TimePlan:
    chosen = frozenset(f"room-301-{number}" for number in numbers)
    ask = TimeAsk(TimePart.INCIDENT, 0, chosen)
    return seat_plan(view, sample.period, "room-301", ask, BY)


def test_the_longest_of_the_chosen_is_suggested_in_whole_minutes_upwards() -> None:
    sample = running_room()
    view = _view(sample, (1, 1.2), (2, 1.9), (5, 4.0))
    offer = _seats(sample, view, 1, 2, 3).facts.suggestion
    assert offer is not None
    assert (offer.minutes, offer.seats) == (2, 2)
    assert offer.keys == {"room-301-2", "room-301-3"}
    assert offer.longest.lost_ms == round(1.9 * MINUTE)


def test_of_seats_that_were_never_away_nothing_is_suggested() -> None:
    sample = running_room()
    plan = _seats(sample, _view(sample, (1, 1.2)), 1, 4)
    assert plan.facts.suggestion is None
    away = {line.key for line in plan.lines if line.lost is not None}
    assert "room-301-2" in away, "its line says so all the same"


def test_older_acts_of_the_same_seats_are_shown_with_whom_they_reached() -> None:
    sample = running_room()
    view = _view(sample)
    act = given(sample, "staff-9", Role.CHIEF).act
    view.apply(TimeActChanged(act=act))
    (one,) = _seats(sample, view, 1, 2).facts.decided
    assert (one.reached, one.delta_ms, one.reason) == (2, 5 * MINUTE, act.reason)
    undone = tuple(replace(each, undone=True) for each in act.given)
    view.apply(TimeActChanged(act=replace(act, given=undone, version=2)))
    (one,) = _seats(sample, view, 1, 2).facts.decided
    assert one.reached == 0
    assert _seats(sample, view).facts.decided == ()


def test_a_proposal_that_waits_is_shown_until_it_is_decided() -> None:
    sample = running_room()
    view = _view(sample)
    proposal = outage(sample).proposal
    view.apply(ProposalChanged(proposal=proposal))
    (one,) = _seats(sample, view, 1, 2, 60).facts.waiting
    assert one.seats == 2
    decided = replace(proposal, state=ProposalState.REJECTED, version=1)
    view.apply(ProposalChanged(proposal=decided))
    assert _seats(sample, view, 1, 2).facts.waiting == ()


def test_a_room_is_suggested_only_when_half_of_it_was_away() -> None:
    sample = centre()
    few = _view(sample, (1, 2.0))
    rooms = frozenset(room.room_id for room in sample.rooms)
    ask = TimeAsk(TimePart.INCIDENT, 0, rooms)
    facts = room_plan(few, sample.period, ask, BY).facts
    assert facts.suggestion is not None
    assert (facts.suggestion.minutes, facts.suggestion.keys) == (0, frozenset())
    many = _view(sample, *[(place, 2.0) for place in range(35)])
    facts = room_plan(many, sample.period, ask, BY).facts
    assert facts.suggestion is not None
    assert facts.suggestion.minutes >= 2
    assert sample.rooms[0].room_id in facts.suggestion.keys
