"""An outage is proposed to be given back, a power cut to suspend the room; a person decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from common.protocol.candidates import PlaceHold, ReleaseHold
from common.protocol.logs import LogStream
from common.protocol.time import (
    DecideProposal,
    ReportClockStep,
    ReportOutage,
    ReportPowerCut,
    UndoTime,
)
from common.protocol.vocabulary import HoldKind, Stage
from tests.server.managers import acts
from tests.server.managers.plan import MINUTE_MS, START_MS

if TYPE_CHECKING:
    from common.protocol.time_rows import ProposalRow
    from tests.server.managers.centre import Centre
    from tests.server.managers.conftest import OpenCentre

END_MS = START_MS + 60 * MINUTE_MS


async def _proposals(c: Centre) -> tuple[ProposalRow, ...]:
    async with c.reading() as stores:
        return await stores.room_proposals.list_of_sitting(c.ids["sitting"], None)


async def _outage(c: Centre, seconds: float) -> list[str]:
    """Let time pass without the server, and the server report it."""
    since = c.clock.now_ms()
    c.clock.advance(seconds)
    return await c.tell(c.system(), ReportOutage(since_ms=since, until_ms=c.clock.now_ms()))


async def _decide(
    c: Centre, row: ProposalRow, who: str = "p1", *, approved: bool = True, reason: str = "중단"
) -> list[str]:
    message = DecideProposal(
        proposal_id=row.proposal_id, approved=approved, version=row.version, reason=reason
    )
    return [line for line in await c.tell(c.staff(who), message) if "command" not in line]


async def _hold(c: Centre, name: str, kind: HoldKind = HoldKind.PAUSE) -> None:
    row = await acts.candidate(c, name)
    place = PlaceHold(attempt_id=row.attempt_id, kind=kind, version=row.version, reason="x")
    await c.tell(c.staff("p1"), place)


async def test_an_outage_is_proposed_and_nothing_else_happens(centre: OpenCentre) -> None:
    async with centre(run="AB") as c:
        c.clock.advance(600)
        (line,) = await _outage(c, 192)
        assert line.startswith("proposal outage open 101호: ")
        (row,) = await _proposals(c)
        assert {(c.names[one.attempt_id], one.lost_ms) for one in row.lost} == {
            ("A", 192_000),
            ("B", 192_000),
        }
        assert (await acts.candidate(c, "A")).deadline_ms == END_MS


async def test_one_click_gives_it_back_to_all_it_touched(centre: OpenCentre) -> None:
    async with centre(run="AB") as c:
        c.clock.advance(600)
        await _outage(c, 192)
        (row,) = await _proposals(c)
        lines = await _decide(c, row)
        assert any(line.startswith("time compensated 3.2 101호: ") for line in lines)
        assert lines[-1] == "accepted"
        for name in "AB":
            after = await acts.candidate(c, name)
            assert after.allowance.compensated_ms == 192_000
            assert after.deadline_ms == END_MS + 192_000
        assert (await acts.candidate(c, "C")).allowance.compensated_ms == 0
        (decided,) = await _proposals(c)
        assert decided.state == "approved"
        assert decided.decided_by is not None
        assert decided.decided_by.id == c.ids["p1"]
        assert await _decide(c, decided) == ["rejected time.decided"]


async def test_a_clock_that_stood_lost_nothing_and_gets_nothing_twice(centre: OpenCentre) -> None:
    async with centre(run="AB") as c:
        c.clock.advance(600)
        await _hold(c, "B")
        c.clock.advance(30)
        await _outage(c, 120)
        row = await acts.candidate(c, "B")
        release = ReleaseHold(
            attempt_id=row.attempt_id, kind=HoldKind.PAUSE, version=row.version, reason="x"
        )
        await c.tell(c.staff("p1"), release)
        (proposal,) = await _proposals(c)
        assert [c.names[one.attempt_id] for one in proposal.lost] == ["A"]
        await _decide(c, proposal)
        assert (await acts.candidate(c, "A")).allowance.compensated_ms == 120_000
        assert (await acts.candidate(c, "B")).allowance.compensated_ms == 150_000


async def test_rejecting_wants_a_reason(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        await _outage(c, 60)
        (row,) = await _proposals(c)
        assert await _decide(c, row, approved=False, reason=" ") == ["rejected reason_required"]
        lines = await _decide(c, row, approved=False, reason="응시자는 계속 풀었다")
        assert lines == ["proposal outage rejected 101호: A 60", "accepted"]
        assert (await acts.candidate(c, "A")).deadline_ms == END_MS


async def test_a_proctor_gives_back_ten_minutes_in_all_and_the_chief_more(
    centre: OpenCentre,
) -> None:
    async with centre(run="A") as c:
        await _outage(c, 7 * 60)
        await _outage(c, 6 * 60)
        first, second = await _proposals(c)
        assert (await _decide(c, first))[-1] == "accepted"
        assert await _decide(c, second) == ["rejected time.limit"]
        assert await _decide(c, second, "p3") == ["rejected permission.own_rooms_only"]
        assert (await _decide(c, second, "chief"))[-1] == "accepted"
        assert (await acts.candidate(c, "A")).deadline_ms == END_MS + 13 * MINUTE_MS


async def test_what_was_given_back_may_be_undone(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        await _outage(c, 120)
        (row,) = await _proposals(c)
        await _decide(c, row)
        async with c.reading() as stores:
            (act,) = await stores.time_acts.list_of_period(c.ids["period"])
        assert act.proposal_id == row.proposal_id
        undo = UndoTime(act_id=act.act_id, reason="오조작", version=act.changed_ms)
        assert (await c.tell(c.staff("p1"), undo))[-1] == "accepted"
        assert (await acts.candidate(c, "A")).deadline_ms == END_MS


async def test_a_short_outage_or_one_before_the_start_is_proposed_to_nobody(
    centre: OpenCentre,
) -> None:
    async with centre(run="A") as c:
        assert await _outage(c, 0.9) == []
    async with centre() as c:
        await acts.brief(c)
        assert await _outage(c, 300) == []


async def test_half_a_room_gone_at_once_proposes_to_suspend_it(centre: OpenCentre) -> None:
    async with centre(run="ABC") as c:
        gone = ReportPowerCut(
            room_id=c.ids["101호"],
            attempt_ids=tuple(c.ids[name] for name in "ABC"),
            since_ms=c.clock.now_ms(),
        )
        c.clock.advance(15)
        (line,) = await c.tell(c.system(), gone)
        assert line.startswith("proposal power_cut open 101호: ")
        assert (await acts.room(c, "101호")).stage is Stage.RUNNING
        assert await c.tell(c.system(), gone) == []
        (row,) = await _proposals(c)
        lines = await _decide(c, row, reason="정전")
        assert "room 101호 suspended" in lines
        assert (await acts.room(c, "101호")).reason == "정전"
        assert lines[-1] == "accepted"
        c.clock.advance(300)
        await acts.change_room(c, "101호", Stage.RUNNING)
        assert (await acts.candidate(c, "A")).deadline_ms == END_MS + 5 * MINUTE_MS


async def test_few_seats_propose_nothing(centre: OpenCentre) -> None:
    async with centre(run="ABC") as c:
        gone = ReportPowerCut(
            room_id=c.ids["101호"],
            attempt_ids=(c.ids["A"], c.ids["B"]),
            since_ms=c.clock.now_ms(),
        )
        assert await c.tell(c.system(), gone) == []


async def test_a_clock_that_was_set_stands_in_audit_and_log(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        step = ReportClockStep(server="main", step_ms=-3_600_000, cause="running")
        await c.tell(c.system(), step)
        async with c.reading() as stores:
            entries = await stores.audits.list_unchained(1000)
            lines = await stores.logs.list_stream(LogStream.SYSTEM, 0, 10)
        assert [e.target for e in entries if e.act == "time.report_clock_step"] == ["server:main"]
        assert [(line.event, line.facts["step_ms"]) for line in lines] == [
            ("clock_stepped", "-3600000")
        ]
        assert (await acts.candidate(c, "A")).deadline_ms == END_MS
