"""A plan is imported as a whole or not at all, and every fault is told at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from msgspec.structs import replace

from common.protocol.vocabulary import (
    Attendance,
    Identity,
    ProctorState,
    Progress,
    Role,
    Stage,
)
from server.stores.plan import PlanError, PlannedCandidate, PlannedGroup, PlannedStaff, decode_plan
from tests.server.stores.database.centre import HASHES, NAMES, centre, opened, plan

if TYPE_CHECKING:
    from common.core.clock import FakeClock
    from common.crypto.keyring import Keyring
    from server.stores.plan import SittingPlan


async def test_the_stage_rows_are_ready_to_be_driven(
    url: str, keyring: Keyring, clock: FakeClock
) -> None:
    async with centre(url, keyring, clock) as c, c.database.reading() as stores:
        periods = await stores.periods.list_of_sitting(c.sitting_id)
        rooms = await stores.rooms.list_of_period(c.period_id)
        both = await stores.rooms.list_of_sitting(c.sitting_id, frozenset({c.room_id}))
    assert [(p.number, p.stage, p.version) for p in periods] == [
        (1, Stage.DRAFT, 0),
        (2, Stage.DRAFT, 0),
    ]
    assert periods[0].duration_ms == 3_600_000
    assert [(r.room_name, r.stage) for r in rooms] == [
        ("제1시험실", Stage.SEALED_IN),
        ("제2시험실", Stage.SEALED_IN),
    ]
    assert [r.room_id for r in both] == [c.room_id, c.room_id]


async def test_candidates_expect_their_exam(url: str, keyring: Keyring, clock: FakeClock) -> None:
    async with centre(url, keyring, clock) as c, c.database.reading() as stores:
        rows = await stores.candidates.list_of_sitting(c.sitting_id, None)
        slow = await stores.candidates.get(c.candidates[3].attempt_id)
        facts = await stores.registrations.facts_of_room(c.period_id, c.room_id)
    assert len(rows) == 8
    assert {row.attendance for row in rows} == {Attendance.EXPECTED}
    assert {row.progress for row in rows} == {Progress.REGISTERED}
    assert {row.identity for row in rows} == {Identity.UNVERIFIED}
    assert (slow.allowance.multiplier, slow.allowance.planned_ms) == (1.5, 600_000)
    assert [(f.seat, f.exam_number, f.name, f.birth_year, f.items) for f in facts] == [
        ("01", "26-0001", NAMES[0], 2001, 3),
        ("02", "26-0002", NAMES[1], 2002, 3),
    ]


async def test_staff_have_accounts_and_duties(url: str, keyring: Keyring, clock: FakeClock) -> None:
    async with centre(url, keyring, clock) as c, c.database.reading() as stores:
        kim = await stores.staff.find_by_login("kim")
        park = await stores.staff.find_by_login("park")
        assert kim is not None
        assert park is not None
        (duty,) = await stores.duties.list_of_staff(kim.staff_id, c.sitting_id)
        (whole,) = await stores.duties.list_of_staff(park.staff_id, c.sitting_id)
    assert (kim.name, kim.role, kim.password_hash) == ("김가상", Role.PROCTOR, "hash-of-kim")
    assert (duty.room_id, duty.staff_name, duty.state) == (
        c.room_id,
        "김가상",
        ProctorState.ASSIGNED,
    )
    assert whole.room_id is None


async def test_the_paper_comes_back(url: str, keyring: Keyring, clock: FakeClock) -> None:
    async with centre(url, keyring, clock) as c, c.database.reading() as stores:
        (paper,) = await stores.exams.papers(c.period_id)
        ids = await stores.exams.item_ids(c.period_id)
        title = await stores.exams.title_of(c.attempt_id)
    assert (paper.exam_title, paper.number, paper.duration_ms) == ("가상기능사", 1, 3_600_000)
    (subject,) = paper.subjects
    assert [(i.stem, i.choices, i.points) for i in subject.items] == [
        (f"물음 {n}", ("가", "나", "다", "라"), 2.5) for n in (1, 2, 3)
    ]
    assert ids == {item.item_id for item in subject.items}
    assert title == "가상기능사"


async def test_the_newest_sitting_is_the_current_one(
    url: str, keyring: Keyring, clock: FakeClock
) -> None:
    async with centre(url, keyring, clock) as c:
        async with c.database.writing() as uow:
            again = await uow.plans.write(replace(plan(), title="제2회"), HASHES)
        async with c.database.reading() as stores:
            current = await stores.sittings.current()
            everything = await stores.sittings.list_all()
            staff = await stores.staff.list_all()
    assert current is not None
    assert (current.sitting_id, current.title) == (again.sitting_id, "제2회")
    assert (current.centre_name, current.exam_title) == ("가상고사장", "가상기능사")
    assert [sitting.title for sitting in everything] == ["제1회", "제2회"]
    assert again.rooms == c.ids.rooms
    assert len(staff) == 3


FAULTS: list[tuple[SittingPlan, str]] = [
    (replace(plan(), date="28.11.2026"), "date"),
    (replace(plan(), rooms=(*plan().rooms, plan().rooms[0])), "rooms[2].name"),
    (replace(plan(), groups=(PlannedGroup(name="x", rooms=("없는방",)),)), "groups[0].rooms"),
]
PEOPLE: list[tuple[dict[str, Any], str]] = [
    ({"exam_number": "26-0001"}, "candidates[4].exam_number"),
    ({"seat": 1}, "candidates[4].seat"),
    ({"seat": 4}, "candidates[4].seat"),
    ({"seat": 0}, "candidates[4].seat"),
    ({"room": "없는방"}, "candidates[4].room"),
    ({"birth_date": "2001-02-30"}, "candidates[4].birth_date"),
    ({"birth_date": "20010203"}, "candidates[4].birth_date"),
]
STAFF: list[tuple[dict[str, Any], str]] = [
    ({"login": "kim"}, "staff[3].login"),
    ({"login": "new"}, "staff[3].login"),
    ({"rooms": ("없는방",)}, "staff[3].rooms"),
    ({"rooms": ()}, "staff[3].rooms"),
    ({"role": Role.ADMIN}, "staff[3].role"),
]
FIFTH = PlannedCandidate(
    exam_number="26-0005", name="마견본", birth_date="2005-01-05", room="제1시험실", seat=3
)
FOURTH = PlannedStaff(login="choi", name="최가상", role=Role.PROCTOR, rooms=("제1시험실",))
FAULTS += [
    (replace(plan(), candidates=(*plan().candidates, replace(FIFTH, **change))), path)
    for change, path in PEOPLE
]
FAULTS += [
    (replace(plan(), staff=(*plan().staff, replace(FOURTH, **change))), path)
    for change, path in STAFF
]


@pytest.mark.parametrize(
    ("wrong", "path"), FAULTS, ids=[f"{n}-{p}" for n, (_, p) in enumerate(FAULTS)]
)
async def test_a_fault_is_told_with_its_place(
    wrong: SittingPlan, path: str, sqlite_database: str, keyring: Keyring, clock: FakeClock
) -> None:
    hashes = {**HASHES, "choi": "hash-of-choi"}
    async with opened(sqlite_database, keyring, clock) as database:
        with pytest.raises(PlanError) as caught:
            async with database.writing() as uow:
                await uow.plans.write(wrong, hashes)
        async with database.reading() as stores:
            assert await stores.sittings.current() is None
    (fault,) = caught.value.faults
    assert fault.path == path
    assert fault.advice
    assert FIFTH.name not in str(caught.value)


async def test_the_people_that_the_faults_change_are_fine(
    sqlite_database: str, keyring: Keyring, clock: FakeClock
) -> None:
    fine = replace(plan(), candidates=(*plan().candidates, FIFTH), staff=(*plan().staff, FOURTH))
    async with opened(sqlite_database, keyring, clock) as database, database.writing() as uow:
        ids = await uow.plans.write(fine, {**HASHES, "choi": "hash-of-choi"})
        assert len(ids.registrations) == 5


async def test_all_faults_are_told_at_once(url: str, keyring: Keyring, clock: FakeClock) -> None:
    one = plan().candidates[0]
    wrong = replace(
        plan(),
        date="soon",
        candidates=(one, replace(one, birth_date="?", room="없는방"), replace(one, seat=99)),
        staff=(PlannedStaff(login="who", name="x", role=Role.CHIEF),),
    )
    async with opened(url, keyring, clock) as database:
        with pytest.raises(PlanError) as caught:
            async with database.writing() as uow:
                await uow.plans.write(wrong, {})
        async with database.reading() as stores:
            assert await stores.sittings.list_all() == ()
    assert [fault.path for fault in caught.value.faults] == [
        "date",
        "candidates[1].exam_number",
        "candidates[2].exam_number",
        "candidates[1].birth_date",
        "candidates[1].room",
        "candidates[2].seat",
        "staff[0].login",
    ]


def test_a_plan_is_read_from_json() -> None:
    assert decode_plan(msgspec.json.encode(plan())) == plan()


@pytest.mark.parametrize(
    ("text", "path"),
    [
        (b"", "plan"),
        (b"[]", "plan"),
        (b"{}", "plan"),
        (b"\xff", "plan"),
        (msgspec.json.encode(plan()).replace(b'"seats":3', b'"seats":0'), "rooms[0].seats"),
        (msgspec.json.encode(plan()).replace(b'"role":"chief"', b'"role":"boss"'), "staff[2].role"),
    ],
)
def test_what_is_no_plan_is_told_with_its_place(text: bytes, path: str) -> None:
    with pytest.raises(PlanError) as caught:
        decode_plan(text)
    (fault,) = caught.value.faults
    assert fault.path == path
    assert fault.problem
