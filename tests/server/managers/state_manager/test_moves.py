"""A candidate moves to another PC (23): the old one is fenced, the new one ends it by coming."""

from __future__ import annotations

from typing import TYPE_CHECKING

from common.protocol.candidates import PlaceHold, ReleaseHold
from common.protocol.incidents import RaiseDetection, ReportDetection
from common.protocol.move_rows import MoveState, PcState
from common.protocol.moves import AskFreeSeats, FreeSeatsShown, MoveSeat
from common.protocol.rows import SeatLive
from common.protocol.time import DecideProposal, ReportOutage
from common.protocol.vocabulary import Connection, HoldKind, Role, Stage
from server.stores.records.devices import Device
from tests.server.managers import acts
from tests.server.managers.plan import MINUTE_MS, START_MS

if TYPE_CHECKING:
    from common.protocol.move_rows import MoveRow
    from common.protocol.time_rows import ProposalRow
    from tests.server.managers.centre import Centre
    from tests.server.managers.conftest import OpenCentre

END_MS = START_MS + 60 * MINUTE_MS


async def _seats(c: Centre) -> dict[str, str]:
    """Seats of room 101 by their names."""
    async with c.reading() as stores:
        return {one.seat: one.seat_id for one in await stores.devices.list_seats("101호")}


async def _enrol(c: Centre, *pcs: tuple[str, str]) -> None:
    """PCs stand at seats of room 101."""
    seats = await _seats(c)
    names = sorted(seats, key=lambda name: (len(name), name))
    async with c.database.writing() as uow:
        for device_id, number in pcs:
            await uow.devices.add(
                Device(
                    device_id=device_id,
                    seat_id=seats[names[int(number) - 1]],
                    public_key=bytes(32),
                    machine="",
                    enrolled_ms=c.clock.now_ms(),
                    changed_ms=c.clock.now_ms(),
                )
            )


async def _room_with_spares(c: Centre) -> str:
    """Room 101 is enrolled with two spare PCs; returns the seat of the first of them."""
    await _enrol(c, ("pc-A", "1"), ("pc-B", "2"), ("pc-C", "3"), ("pc-4", "4"), ("pc-5", "5"))
    return (await _shown(c, "A")).seats[0].seat_id


async def _shown(c: Centre, name: str, who: str = "p1") -> FreeSeatsShown:
    """What a person is told of free seats."""
    before = len(c.heard)
    await c.tell(c.staff(who), AskFreeSeats(attempt_id=c.ids[name]))
    return next(m for one in c.heard[before:] if isinstance(m := one.message, FreeSeatsShown))


async def _move(c: Centre, name: str, seat_id: str, who: str = "p1") -> list[str]:
    row = await acts.candidate(c, name)
    message = MoveSeat(
        attempt_id=row.attempt_id, seat_id=seat_id, version=row.version, reason="PC 고장"
    )
    return await c.tell(c.staff(who), message)


async def _call_off(c: Centre, name: str) -> list[str]:
    row = await acts.candidate(c, name)
    message = ReleaseHold(
        attempt_id=row.attempt_id, kind=HoldKind.MOVE, version=row.version, reason="켜졌음"
    )
    return await c.tell(c.staff("p1"), message)


async def _newest(c: Centre, name: str) -> MoveRow:
    async with c.reading() as stores:
        found = await stores.moves.find_newest(c.ids[name])
    assert found is not None
    return found


async def _proposal(c: Centre) -> ProposalRow:
    async with c.reading() as stores:
        (row,) = await stores.room_proposals.list_of_sitting(c.ids["sitting"], None)
    return row


async def _comes_back(c: Centre, name: str) -> list[str]:
    """The own PC of a candidate says hello; what becomes of it besides being told of the move."""
    lines = await acts.sit_down(c, name)
    return [line for line in lines if not line.startswith(f"move {name}")]


async def _heard(c: Centre, name: str, position: int = 0) -> None:
    """The seat of a candidate is heard now."""
    row = await acts.candidate(c, name)
    now_ms = c.clock.now_ms()
    live = SeatLive(
        attempt_id=row.attempt_id,
        room_id=row.room_id,
        connection=Connection.ONLINE,
        seen_ms=now_ms,
        position=position,
    )
    await c.live.put_seats(c.ids["sitting"], [live])


async def test_free_seats_are_those_of_nobody_the_best_first(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        await _enrol(c, ("pc-A", "1"), ("pc-5", "5"))
        shown = await _shown(c, "A")
        assert [seat.pc for seat in shown.seats] == [PcState.READY, PcState.MISSING]
        await acts.sit_down(c, "A", "pc-5")
        assert (await _shown(c, "A")).seats[0].pc is PcState.HERE
        assert (await _shown(c, "A", "chief")).seats[0].pc is PcState.HERE


async def test_the_move_fences_at_once_and_keeps_what_comes_too_late(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        target = await _room_with_spares(c)
        await c.tell(c.candidate("A"), acts.answers(c, "A", 1, 2))
        await _heard(c, "A", position=2)
        lines = await _move(c, "A", target)
        assert lines[0].endswith("in_progress +move")
        assert lines[-1] == "accepted"
        row = await acts.candidate(c, "A")
        assert (row.device_id, row.epoch) == ("pc-4", 2)
        # the old PC goes on, is refused, and what it gave is kept for people
        assert await c.tell(c.candidate("A"), acts.answers(c, "A", 4, first=3)) == [
            "rejected stale_epoch"
        ]
        async with c.reading() as stores:
            kept = await stores.conflicts.list_of_attempt(c.ids["A"])
            assert [(one.cause, one.entry.seq) for one in kept] == [("old_epoch", 3)]


async def test_the_new_pc_ends_the_move_and_the_old_one_waits_for_nothing(
    centre: OpenCentre,
) -> None:
    async with centre(run="A") as c:
        target = await _room_with_spares(c)
        await _heard(c, "A", position=2)
        await _move(c, "A", target)
        # the old PC comes back, also after a restart: nobody is alarmed
        assert await _comes_back(c, "A") == []
        c.clock.advance(30)
        lines = await acts.sit_down(c, "A", "pc-4")
        assert not any("incident" in line for line in lines)
        row = await acts.candidate(c, "A")
        assert (row.device_id, row.waiting_device_id, row.holds, row.epoch) == ("pc-4", None, (), 2)
        spare = c.candidate("A", "pc-4")
        assert await c.tell(spare, acts.answers(c, "A", 4, epoch=2)) == [
            "recorded A epoch 2 upto 1"
        ]
        move = await _newest(c, "A")
        assert (move.state, move.position, move.from_device) == (MoveState.DONE, 2, "pc-A")
        async with c.reading() as stores:
            (facts,) = await stores.registrations.facts([c.ids["A"]])
        assert facts.seat == move.to_seat
        assert await _comes_back(c, "A") == []


async def test_the_time_is_proposed_and_never_given_by_itself(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        target = await _room_with_spares(c)
        await _heard(c, "A")
        c.clock.advance(40)
        assert (await _shown(c, "A")).lost_ms == 40_000
        await _move(c, "A", target)
        c.clock.advance(80)
        lines = await acts.sit_down(c, "A", "pc-4")
        assert "proposal pc_failure open 101호: A 120" in lines
        assert (await acts.candidate(c, "A")).deadline_ms == END_MS
        proposal = await _proposal(c)
        decide = DecideProposal(
            proposal_id=proposal.proposal_id, approved=True, version=proposal.version, reason="고장"
        )
        assert "accepted" in await c.tell(c.staff("p1"), decide)
        row = await acts.candidate(c, "A")
        assert (row.allowance.incident_ms, row.deadline_ms) == (120_000, END_MS + 120_000)


async def test_an_outage_of_the_server_meanwhile_is_not_proposed_twice(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        target = await _room_with_spares(c)
        await _move(c, "A", target)
        c.clock.advance(10)
        down_ms = c.clock.now_ms()
        c.clock.advance(60)
        await c.tell(c.system(), ReportOutage(since_ms=down_ms, until_ms=c.clock.now_ms()))
        c.clock.advance(5)
        lines = await acts.sit_down(c, "A", "pc-4")
        assert "proposal pc_failure open 101호: A 15" in lines


async def test_a_proctor_decides_within_ten_minutes_the_chief_beyond(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        target = await _room_with_spares(c)
        await _move(c, "A", target)
        c.clock.advance(11 * 60)
        await acts.sit_down(c, "A", "pc-4")
        proposal = await _proposal(c)
        decide = DecideProposal(
            proposal_id=proposal.proposal_id, approved=True, version=proposal.version, reason="고장"
        )
        (line,) = await c.tell(c.staff("p1"), decide)
        assert line.startswith("rejected")
        assert "accepted" in await c.tell(c.staff("chief"), decide)


async def test_a_move_is_called_off_and_the_old_pc_writes_again(centre: OpenCentre) -> None:
    async with centre(run="AB") as c:
        target = await _room_with_spares(c)
        await _move(c, "A", target)
        c.clock.advance(60)
        # nobody else gets the old seat meanwhile
        assert all(one.seat != "1" for one in (await _shown(c, "B")).seats)
        lines = await _call_off(c, "A")
        assert "proposal pc_failure open 101호: A 60" in lines
        row = await acts.candidate(c, "A")
        assert (row.device_id, row.holds, row.epoch) == ("pc-A", (), 3)
        assert (await _newest(c, "A")).state is MoveState.CANCELLED
        assert await _comes_back(c, "A") == []
        assert await c.tell(c.candidate("A"), acts.answers(c, "A", 1, epoch=3)) == [
            "recorded A epoch 3 upto 1"
        ]
        # the PC of the other seat comes too late: it is a stranger now
        lines = await acts.sit_down(c, "A", "pc-4")
        assert lines[0].endswith("+relogin")


async def test_two_moves_at_once_one_wins(centre: OpenCentre) -> None:
    async with centre(run="AB") as c:
        target = await _room_with_spares(c)
        other = (await _shown(c, "A")).seats[1].seat_id
        row = await acts.candidate(c, "A")
        first, second = (
            MoveSeat(attempt_id=row.attempt_id, seat_id=seat, version=row.version, reason="고장")
            for seat in (target, other)
        )
        await c.tell(c.staff("p1"), first)
        assert await c.tell(c.staff("p2"), second) == ["rejected stale_version"]
        # nor does a second candidate get the same seat
        assert await _move(c, "B", target, "p2") == ["rejected guard.target_seat"]
        assert (await acts.candidate(c, "A")).device_id == "pc-4"


async def test_who_may_not_and_what_may_not(centre: OpenCentre) -> None:
    async with centre(run="AB") as c:
        target = await _room_with_spares(c)
        assert (await _move(c, "A", target, "p3"))[0].startswith("rejected")
        assert await _move(c, "A", "nowhere") == ["rejected guard.target_seat"]
        row = await acts.candidate(c, "A")
        place = PlaceHold(
            attempt_id=row.attempt_id, kind=HoldKind.MOVE, version=row.version, reason="고장"
        )
        assert await c.tell(c.staff("p1"), place) == ["rejected guard.target_seat"]
        taken = next(one for one in (await _seats(c)).values() if one != target)
        assert (await _move(c, "A", taken))[0] == "rejected guard.target_seat"


async def test_who_waits_at_the_free_seat_already_is_moved_at_once(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        target = await _room_with_spares(c)
        await acts.sit_down(c, "A", "pc-4")
        await _move(c, "A", target)
        row = await acts.candidate(c, "A")
        assert (row.device_id, row.waiting_device_id, row.holds, row.epoch) == ("pc-4", None, (), 2)
        assert (await _newest(c, "A")).state is MoveState.DONE


async def test_letting_the_pc_of_a_free_seat_in_is_a_move(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        await _room_with_spares(c)
        await acts.sit_down(c, "A", "pc-4")
        row = await acts.candidate(c, "A")
        release = ReleaseHold(
            attempt_id=row.attempt_id, kind=HoldKind.RELOGIN, version=row.version, reason="고장"
        )
        assert "accepted" in await c.tell(c.staff("p1"), release)
        move = await _newest(c, "A")
        assert (move.state, move.to_device) == (MoveState.DONE, "pc-4")
        assert await _comes_back(c, "A") == []


async def test_a_third_pc_goes_on_waiting_for_a_person(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        target = await _room_with_spares(c)
        await _move(c, "A", target)
        await acts.sit_down(c, "A", "pc-5")
        assert (await acts.candidate(c, "A")).device_id == "pc-4"
        await acts.sit_down(c, "A", "pc-4")
        row = await acts.candidate(c, "A")
        assert (row.device_id, row.waiting_device_id) == ("pc-4", "pc-5")
        assert [hold.kind for hold in row.holds] == [HoldKind.RELOGIN]


async def test_there_and_back_and_there_again(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        target = await _room_with_spares(c)
        home = next(iter(sorted((await _seats(c)).items())))[1]
        await _move(c, "A", target)
        await acts.sit_down(c, "A", "pc-4")
        await _move(c, "A", home)
        await acts.sit_down(c, "A", "pc-4")
        assert (await acts.candidate(c, "A")).device_id == "pc-A"
        await acts.sit_down(c, "A", "pc-A")
        row = await acts.candidate(c, "A")
        assert (row.device_id, row.holds, row.epoch) == ("pc-A", (), 3)


async def test_pcs_without_keys_are_moved_to_whichever_comes_next(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        seat = (await _shown(c, "A")).seats[0]
        assert seat.pc is PcState.READY
        await _move(c, "A", seat.seat_id)
        assert (await acts.candidate(c, "A")).device_id is None
        assert await _comes_back(c, "A") == []
        await acts.sit_down(c, "A", "pc-any")
        row = await acts.candidate(c, "A")
        assert (row.device_id, row.holds) == ("pc-any", ())
        await _move(c, "A", (await _shown(c, "A")).seats[0].seat_id)
        await acts.sit_down(c, "A", "pc-A")
        assert (await acts.candidate(c, "A")).device_id == "pc-A", "back at the first one"


async def test_what_a_move_brings_about_is_technical(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        target = await _room_with_spares(c)
        await _move(c, "A", target)
        await acts.sit_down(c, "A", "pc-4")
        raised = RaiseDetection(
            attempt_id=c.ids["A"], detection_id="d1", code="DUPLICATE_LOGIN", facts={}
        )
        assert any(line.endswith("technical") for line in await c.tell(c.system(), raised))
        c.clock.advance(300)
        for device, is_technical in (("pc-A", True), ("pc-4", False)):
            report = ReportDetection(
                attempt_id=c.ids["A"],
                detection_id=f"d-{device}",
                code="FOCUS_LOST",
                opened=True,
                duration_ms=9000,
                counts=True,
                offset_ms=0,
                facts={},
            )
            lines = await c.tell(c.candidate("A", device), report)
            (line,) = [line for line in lines if line.startswith("incident")]
            assert line.endswith("technical") is is_technical


async def test_who_is_ready_starts_when_the_new_pc_comes(centre: OpenCentre) -> None:
    async with centre() as c:
        await acts.arm(c, "A", "B")
        target = await _room_with_spares(c)
        await _move(c, "A", target)
        await acts.change_period(c, Stage.RUNNING, excluded=("102호",))
        assert (await acts.candidate(c, "A")).started_ms is None
        await acts.sit_down(c, "A", "pc-4")
        assert (await acts.candidate(c, "A")).deadline_ms == END_MS


async def test_the_act_is_in_the_audit_with_both_seats(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        target = await _room_with_spares(c)
        await _move(c, "A", target)
        async with c.reading() as stores:
            entries = await stores.audits.list_unchained(1000)
        names = [entry.act for entry in entries if entry.actor.role is Role.PROCTOR]
        assert {"move.seat", "move.begin"} <= set(names)
