"""Extra time for one, a selection, a room and all; undone until it is used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from common.core.ids import new_id
from common.protocol.candidates import ChangeTime, PlaceHold, SetAttendance
from common.protocol.time import AddTime, TimeActChanged, UndoTime
from common.protocol.vocabulary import Attendance, HoldKind, Stage, TimePart
from common.rules.deadline import remaining_ms
from common.rules.time_acts import newest_change_ms
from tests.server.managers import acts
from tests.server.managers.plan import MINUTE_MS, START_MS

if TYPE_CHECKING:
    from common.protocol.time_rows import TimeActRow
    from tests.server.managers.centre import Centre
    from tests.server.managers.conftest import OpenCentre

END_MS = START_MS + 60 * MINUTE_MS


async def _acts(c: Centre) -> tuple[TimeActRow, ...]:
    async with c.reading() as stores:
        return await stores.time_acts.list_of_period(c.ids["period"])


async def _add(
    c: Centre,
    minutes: float,
    *names: str,
    who: str = "p1",
    rooms: tuple[str, ...] = (),
    everybody: bool = False,
    part: TimePart = TimePart.INCIDENT,
    reason: str = "방송",
    seen_ms: int | None = None,
    id: str = "",  # noqa: A002
) -> list[str]:
    known = await _acts(c)
    newest = newest_change_ms(known, {act.room_id for act in known})
    message = AddTime(
        period_id=c.ids["period"],
        attempt_ids=tuple(c.ids[name] for name in names),
        room_ids=tuple(c.ids[room] for room in rooms),
        everybody=everybody,
        part=part,
        delta_ms=round(minutes * MINUTE_MS),
        reason=reason,
        version=newest if seen_ms is None else seen_ms,
    )
    return await c.tell(c.staff(who), message, id=id)


async def _undo(c: Centre, act: TimeActRow, who: str = "p1", reason: str = "오조작") -> list[str]:
    seen = max(row.changed_ms for row in await _acts(c) if row.act_id == act.act_id)
    message = UndoTime(act_id=act.act_id, reason=reason, version=seen)
    return await c.tell(c.staff(who), message)


async def _ends(c: Centre, names: str) -> list[int | None]:
    rows = [await acts.candidate(c, name) for name in names]
    return [None if r.deadline_ms is None else (r.deadline_ms - END_MS) // MINUTE_MS for r in rows]


async def test_a_room_gets_time_each_is_told_and_who_may_not_is_listed(
    centre: OpenCentre,
) -> None:
    async with centre(run="AB") as c:
        row = await acts.candidate(c, "A")
        first = ChangeTime(
            attempt_id=row.attempt_id,
            part=TimePart.INCIDENT,
            delta_ms=8 * MINUTE_MS,
            version=row.version,
            reason="PC 교체",
        )
        assert (await c.tell(c.staff("p1"), first))[-1] == "accepted"
        c.clock.advance(1)
        lines = [line for line in await _add(c, 5, rooms=("101호",)) if "command" not in line]
        assert [line.split()[0] for line in lines[:2]] == ["candidate", "candidate"]
        assert sorted(lines[2].split()) == sorted(
            ("time", "incident", "5", "101호:", "B", "C", "!A")
        )
        assert sorted(lines[3:]) == ["accepted", "note B 5", "note C 5"]
        assert await _ends(c, "AB") == [8, 5]
        assert (await acts.candidate(c, "C")).allowance.incident_ms == 5 * MINUTE_MS
        act = (await _acts(c))[-1]
        assert act.refused[0].fault.key == "error.time.limit"
        assert {given.deadline_ms for given in act.given} == {END_MS + 5 * MINUTE_MS, None}


async def test_the_chief_reaches_all_rooms_with_one_act(centre: OpenCentre) -> None:
    async with centre(run="AB") as c:
        lines = await _add(c, 15, everybody=True, who="chief", id="act-1")
        assert lines[-1] == "accepted"
        found = await _acts(c)
        assert {(act.act_id, c.names[act.room_id]) for act in found} == {
            ("act-1", "101호"),
            ("act-1", "102호"),
        }
        assert [len(act.given) for act in sorted(found, key=lambda a: c.names[a.room_id])] == [3, 1]
        assert await _ends(c, "AB") == [15, 15]
        assert (await acts.candidate(c, "D")).allowance.incident_ms == 15 * MINUTE_MS


async def test_the_same_command_twice_gives_once(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        assert (await _add(c, 5, "A", id="act-1"))[-1] == "accepted"
        assert (await _add(c, 5, "A", id="act-1"))[-1:] in ([], ["accepted"])
        assert await _ends(c, "A") == [5]


async def test_two_people_do_not_give_the_same_twice(centre: OpenCentre) -> None:
    async with centre(run="AB") as c:
        assert (await _add(c, 5, rooms=("101호",), seen_ms=0))[-1] == "accepted"
        assert await _add(c, 5, "A", who="chief", seen_ms=0) == ["rejected stale_version"]
        assert await _add(c, 2, "A", who="p2", seen_ms=0) == ["rejected stale_version"]
        assert (await _add(c, 2, "A", who="p2"))[-1] == "accepted"
        assert await _ends(c, "AB") == [7, 5]


async def test_a_proctor_reaches_the_own_rooms_and_ten_minutes(centre: OpenCentre) -> None:
    async with centre(run="AB") as c:
        assert await _add(c, 5, rooms=("102호",)) == ["rejected permission.own_rooms_only"]
        assert await _add(c, 5, everybody=True) == ["rejected permission.own_rooms_only"]
        assert await _add(c, 5, "D") == ["rejected permission.own_rooms_only"]
        assert await _add(c, 11, rooms=("101호",)) == ["rejected time.limit"]
        assert await _add(c, 5, "A", part=TimePart.PLANNED) == ["rejected time.part"]
        assert await _add(c, 5) == ["rejected time.nobody"]
        assert await _add(c, 5, "A", reason=" ") == ["rejected reason_required"]
        assert await _add(c, 0, "A") == ["rejected transition.unchanged"]
        assert await _acts(c) == ()


async def test_nobody_loses_the_last_minute(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        c.clock.advance(58 * 60)
        assert await _add(c, -1, "A", who="chief") == ["rejected time.too_short"]
        assert await _ends(c, "A") == [0]


async def test_who_is_absent_gets_nothing_and_is_listed(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        row = await acts.candidate(c, "D")
        absent = SetAttendance(
            attempt_id=row.attempt_id,
            attendance=Attendance.ABSENT,
            version=row.version,
            reason="결시",
        )
        assert (await c.tell(c.staff("p3"), absent))[-1] == "accepted"
        await _add(c, 5, rooms=("101호", "102호"), who="chief")
        refused = [(c.names[r.attempt_id], r.fault.key) for a in await _acts(c) for r in a.refused]
        assert refused == [("D", "error.guard.marked_absent")]


async def test_an_act_is_undone_until_it_is_used(centre: OpenCentre) -> None:
    async with centre(run="AB") as c:
        await _add(c, 5, rooms=("101호",))
        (act,) = await _acts(c)
        c.clock.advance(30 * 60)
        lines = await _undo(c, act)
        (told,) = (line for line in lines if line.startswith("time"))
        assert sorted(told.split()[-3:]) == ["A-", "B-", "C-"]
        assert lines[-1] == "accepted"
        assert await _ends(c, "AB") == [0, 0]
        (after,) = await _acts(c)
        assert after.undone_by is not None
        assert (after.undone_by.id, after.undo_reason) == (c.ids["p1"], "오조작")
        assert await _undo(c, act) == ["rejected time.undone"]


async def test_what_has_begun_to_be_used_stays(centre: OpenCentre) -> None:
    async with centre(run="AB") as c:
        await _add(c, 10, rooms=("101호",))
        row = await acts.candidate(c, "B")
        pause = PlaceHold(
            attempt_id=row.attempt_id, kind=HoldKind.PAUSE, version=row.version, reason="x"
        )
        await c.tell(c.staff("p1"), pause)
        c.clock.advance(59 * 60 + 30)
        (act,) = await _acts(c)
        await _undo(c, act)
        (after,) = await _acts(c)
        assert {c.names[g.attempt_id]: g.undone for g in after.given} == {
            "A": False,
            "B": True,
            "C": True,
        }
        assert [(c.names[r.attempt_id], r.fault.key) for r in after.refused] == [
            ("A", "error.time.used")
        ]
        assert await _ends(c, "AB") == [10, 0]


async def test_a_proctor_does_not_undo_the_chief(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        await _add(c, 20, "A", who="chief")
        (act,) = await _acts(c)
        assert await _undo(c, act) == ["rejected time.of_others"]
        assert await _undo(c, act, "p3") == ["rejected permission.own_rooms_only"]
        assert await _undo(c, act, "chief", " ") == ["rejected reason_required"]
        assert (await _undo(c, act, "chief"))[-1] == "accepted"
        message = UndoTime(act_id=new_id(), reason="x", version=0)
        assert await c.tell(c.staff("chief"), message) == ["rejected not_found"]


async def test_every_act_stands_in_the_audit(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        await _add(c, 5, "A", id="act-1")
        (act,) = await _acts(c)
        await _undo(c, act)
        async with c.reading() as stores:
            found = await stores.audits.list_unchained(1000)
        mine = [e for e in found if e.target == "time_act:act-1"]
        assert [(e.act, e.actor.id, e.reason) for e in mine] == [
            ("time.add", c.ids["p1"], "방송"),
            ("time.undo", c.ids["p1"], "오조작"),
        ]


async def test_staff_of_other_rooms_hear_nothing(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        before = len(c.heard)
        await _add(c, 5, everybody=True, who="chief")
        told = [item for item in c.heard[before:] if isinstance(item.message, TimeActChanged)]
        for item in told:
            assert isinstance(item.message, TimeActChanged)
            assert item.address.room_id == item.message.act.room_id


async def test_a_suspension_of_seven_and_a_half_minutes_moves_every_end_by_exactly_that(
    centre: OpenCentre,
) -> None:
    async with centre(run="ABC") as c:
        await _add(c, 3, "B")
        before = {name: await acts.candidate(c, name) for name in "ABC"}
        c.clock.advance(601)
        await acts.change_room(c, "101호", Stage.SUSPENDED, reason="정전")
        stopped = c.clock.now_ms()
        shown = {
            name: remaining_ms(await acts.candidate(c, name), c.clock.now_ms()) for name in "ABC"
        }
        for _ in range(5):
            c.clock.advance(90)
            for name in "ABC":
                row = await acts.candidate(c, name)
                assert remaining_ms(row, c.clock.now_ms()) == shown[name]
        await acts.change_room(c, "101호", Stage.RUNNING)
        assert c.clock.now_ms() - stopped == 450_000
        for name, row in before.items():
            after = await acts.candidate(c, name)
            assert after.deadline_ms == (row.deadline_ms or 0) + 450_000
            assert after.allowance.compensated_ms == 450_000
            assert remaining_ms(after, c.clock.now_ms()) == shown[name]
