"""Saves: acknowledged when durable, kept when they may not count, never anybody else's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from common.core.errors import ErrorCode
from common.protocol.answers import AnswersRecorded
from common.protocol.session import CommandRejected
from common.protocol.vocabulary import Role
from tests.server.managers import acts

if TYPE_CHECKING:
    from tests.server.managers.centre import Centre
    from tests.server.managers.conftest import OpenCentre


async def _latest(c: Centre, name: str) -> dict[str, tuple[int, ...]]:
    async with c.reading() as stores:
        return {one.item_id: one.value for one in await stores.answers.latest(c.ids[name])}


async def test_saves_are_acknowledged_up_to_the_first_hole(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        seat = c.candidate("A")
        assert await c.tell(seat, acts.answers(c, "A", 1, 2)) == ["recorded A epoch 1 upto 2"]
        assert await c.tell(seat, acts.answers(c, "A", 4, first=4)) == ["recorded A epoch 1 upto 2"]
        assert await c.tell(seat, acts.answers(c, "A", 3, first=3)) == ["recorded A epoch 1 upto 4"]
        assert await _latest(c, "A") == {"q1": (1,), "q2": (2,), "q3": (3,), "q4": (4,)}


async def test_a_batch_answers_each_seat_once(centre: OpenCentre) -> None:
    async with centre(run="AB") as c:
        for seq in range(1, 21):
            for name in "AB":
                message = acts.answers(c, name, seq % 4, first=seq)
                await c.router.publish(message, c.candidate(name), f"{name}{seq}", 1)
        lines = await c.settle()
        assert sorted(lines) == ["recorded A epoch 1 upto 20", "recorded B epoch 1 upto 20"]
        assert {item.ack for item in c.heard[-2:]} == {"A20", "B20"}


async def test_the_same_saves_again_are_acknowledged_and_change_nothing(
    centre: OpenCentre,
) -> None:
    async with centre(run="A") as c:
        seat = c.candidate("A")
        await c.tell(seat, acts.answers(c, "A", 1, 2, 3))
        stale = acts.answers(c, "A", 4, 4)  # the same numbers with other values
        assert await c.tell(seat, stale) == ["recorded A epoch 1 upto 3"]
        assert await _latest(c, "A") == {"q1": (1,), "q2": (2,), "q3": (3,)}


async def test_a_cleared_answer_counts_as_none(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        await c.tell(c.candidate("A"), acts.answers(c, "A", 1, 2))
        cleared = acts.answers(c, "A", 0, first=3)
        await c.tell(
            c.candidate("A"),
            replace(cleared, entries=(replace(cleared.entries[0], item_id="q1"),)),
        )
        async with c.reading() as stores:
            counts = await stores.answers.answered_counts([c.ids["A"]])
        assert counts == {c.ids["A"]: 1}


async def test_nothing_is_taken_before_the_start(centre: OpenCentre) -> None:
    async with centre() as c:
        await acts.brief(c)
        assert await c.tell(c.candidate("A"), acts.answers(c, "A", 1)) == [
            "rejected guard.not_started"
        ]
        assert await _latest(c, "A") == {}


async def test_nobody_writes_anothers_attempt(centre: OpenCentre) -> None:
    async with centre(run="AB") as c:
        mine = acts.answers(c, "A", 3)
        assert await c.tell(c.candidate("B"), mine) == ["rejected forbidden"]
        proctor = replace(c.staff("p1"), attempt_id=c.ids["A"])
        assert proctor.role is Role.PROCTOR
        assert await c.tell(proctor, mine) == ["rejected forbidden"]
        assert await _latest(c, "A") == {}


async def test_one_bad_save_hurts_no_other_in_the_batch(centre: OpenCentre) -> None:
    async with centre(run="AB") as c:
        old = acts.answers(c, "B", 4, epoch=7)
        await c.router.publish(old, c.candidate("B"), "b", c.clock.now_ms())
        assert sorted(await c.tell(c.candidate("A"), acts.answers(c, "A", 1))) == [
            "recorded A epoch 1 upto 1",
            "rejected stale_epoch",
        ]


async def test_late_saves_before_the_seal_count_and_are_marked(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        c.clock.advance(3601)
        assert await c.tell(c.candidate("A"), acts.answers(c, "A", 2)) == [
            "recorded A epoch 1 upto 1"
        ]
        async with c.database.writing() as work:
            rows = await (await work.access.connection()).exec_driver_sql(
                "SELECT late, applied FROM answer_entries"
            )
            assert [tuple(map(bool, row)) for row in rows] == [(True, True)]


async def test_saves_after_the_seal_are_kept_for_people(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        seat = c.candidate("A")
        await c.tell(seat, acts.answers(c, "A", 1, 2))
        await acts.begin_submission(c, "A")
        await c.tell(seat, acts.submission(c, "A", 2, {"q1": 1, "q2": 2}))
        assert await c.tell(seat, acts.answers(c, "A", 1, 2, 3)) == ["rejected already_sealed"]
        # what is durable already is only acknowledged again: its first acknowledgement was lost
        assert await c.tell(seat, acts.answers(c, "A", 1, 2)) == ["recorded A epoch 1 upto 2"]
        async with c.reading() as stores:
            kept = await stores.conflicts.list_of_attempt(c.ids["A"])
        assert [(k.cause, k.entry.seq) for k in kept] == [("sealed", 3)]
        assert await _latest(c, "A") == {"q1": (1,), "q2": (2,)}


async def test_the_acknowledgement_goes_to_the_connection_that_asked(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        await c.tell(c.candidate("A"), acts.answers(c, "A", 1), id="save-1")
        last = c.heard[-1]
        assert isinstance(last.message, AnswersRecorded)
        assert (last.address.connection_id, last.ack, last.number) == ("seat A", "save-1", 0)


async def test_an_unknown_attempt_is_refused(centre: OpenCentre) -> None:
    async with centre() as c:
        stranger = replace(c.candidate("A"), attempt_id="0" * 26)
        message = replace(acts.answers(c, "A", 1), attempt_id="0" * 26)
        assert await c.tell(stranger, message) == ["rejected not_found"]
        refused = c.heard[-1].message
        assert isinstance(refused, CommandRejected)
        assert refused.fault.code is ErrorCode.NOT_FOUND


async def test_an_item_id_that_no_database_keeps_is_refused(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        message = acts.answers(c, "A", 1)
        odd = replace(message, entries=(replace(message.entries[0], item_id="q\x00"),))
        assert await c.tell(c.candidate("A"), odd) == ["rejected item_id"]
        assert await _latest(c, "A") == {}


async def test_another_pc_is_never_told_that_its_changes_are_durable(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        await c.tell(c.candidate("A"), acts.answers(c, "A", 1, 2))
        foreign = c.candidate("A", device="another PC")
        assert await c.tell(foreign, acts.answers(c, "A", 3, 3)) == ["rejected seat_taken"]
        async with c.reading() as stores:
            kept = await stores.conflicts.list_of_attempt(c.ids["A"])
        assert [(k.cause, k.entry.seq) for k in kept] == [
            ("foreign_device", 1),
            ("foreign_device", 2),
        ]
        assert await _latest(c, "A") == {"q1": (1,), "q2": (2,)}
