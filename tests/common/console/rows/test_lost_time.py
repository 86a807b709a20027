"""The measured outage of a seat: what counts, and what somebody has dealt with already."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from common.console.rows.lost_time import lost_times, outside
from common.protocol.incidents import IncidentChanged
from common.protocol.session import SeatLiveChanged
from common.protocol.time import ProposalChanged, TimeActChanged
from common.protocol.time_rows import ProposalKind, TimeActRow
from common.protocol.vocabulary import Connection, Role, TimePart
from common.rules.staff_view import StaffView
from installers.dev.console_rooms import running_room
from installers.dev.console_samples import NOW_MS, Sample
from installers.dev.console_time_scenes import cut, given, outage

SEAT = "room-301-2"
PLACE = 1


def _view(*, sample: Sample | None = None, cut_minutes: float = 2.0) -> StaffView:
    sample = sample or running_room()
    view = StaffView(sample.snapshot())
    if cut_minutes:
        view.apply(cut(sample, PLACE, cut_minutes))
    return view


def _lost(view: StaffView) -> dict[str, int]:
    rows = [row for row in view.candidates.rows() if row.attempt_id == SEAT]
    return {one: lost.lost_ms for one, lost in lost_times(view, rows, NOW_MS).items()}


def _given(at_ms: int, *, part: TimePart = TimePart.INCIDENT, undone: bool = False) -> TimeActRow:
    act = given(running_room(), "staff-1", Role.PROCTOR).act
    reached = tuple(replace(one, undone=undone) for one in act.given)
    return replace(act, part=part, at_ms=at_ms, changed_ms=at_ms, given=reached)


def test_a_seat_that_was_away_lost_that_time() -> None:
    assert _lost(_view()) == {SEAT: 120_000}


def test_less_than_half_a_minute_is_nothing() -> None:
    assert _lost(_view(cut_minutes=0.4)) == {}


def test_several_times_away_are_summed() -> None:
    view = _view()
    first = next(row for row in view.incidents.rows() if row.code == "LINK_LOST")
    facts = {"since_ms": str(NOW_MS - 60_000), "until_ms": str(NOW_MS - 30_000)}
    again = replace(first, incident_id="again", facts=facts)
    view.apply(IncidentChanged(incident=again))
    assert _lost(view) == {SEAT: 150_000}


def test_a_seat_that_is_still_away_counts_until_now() -> None:
    view = _view(cut_minutes=0)
    live = replace(view.live[SEAT], connection=Connection.MISSING, seen_ms=NOW_MS - 60_000)
    view.live.pop(SEAT)
    view.apply(SeatLiveChanged(live=live))
    lost = lost_times(view, view.candidates.rows(), NOW_MS)[SEAT]
    assert (lost.lost_ms, lost.lasts) == (60_000, True)


@pytest.mark.parametrize(
    ("act", "left"),
    [
        (_given(NOW_MS - 5_000), {}),
        (_given(NOW_MS - 5_000, undone=True), {SEAT: 120_000}),
        (_given(NOW_MS - 5_000, part=TimePart.PLANNED), {SEAT: 120_000}),
        (_given(NOW_MS - 600_000), {SEAT: 120_000}),
        (_given(NOW_MS - 150_000), {SEAT: 60_000}),
    ],
)
def test_what_came_before_the_last_time_given_is_dealt_with(
    act: TimeActRow, left: dict[str, int]
) -> None:
    view = _view()
    view.apply(TimeActChanged(act=act))
    assert _lost(view) == left


@pytest.mark.parametrize(
    ("kind", "left"), [(ProposalKind.OUTAGE, {}), (ProposalKind.POWER_CUT, {SEAT: 120_000})]
)
def test_what_a_proposal_covers_is_decided_there(kind: ProposalKind, left: dict[str, int]) -> None:
    view = _view()
    proposal = outage(running_room(), kind=kind).proposal
    whole = replace(proposal, since_ms=NOW_MS - 300_000, until_ms=NOW_MS)
    view.apply(ProposalChanged(proposal=whole))
    assert _lost(view) == left


def test_facts_that_cannot_be_read_are_nothing() -> None:
    view = _view()
    broken = next(row for row in view.incidents.rows() if row.code == "LINK_LOST")
    bad = replace(broken, facts={"since_ms": "soon"}, version=broken.version + 1)
    view.apply(IncidentChanged(incident=bad))
    assert _lost(view) == {}


def test_pieces_outside() -> None:
    assert outside((0, 100), [(20, 30), (50, 120)]) == ((0, 20), (30, 50))
    assert outside((0, 10), [(0, 10)]) == ()
    assert outside((10, 10), []) == ()
