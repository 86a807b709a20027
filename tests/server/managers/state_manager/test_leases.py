"""Seats that come: attendance, the lease, and a second device that has to wait."""

from __future__ import annotations

from typing import TYPE_CHECKING

from common.protocol.candidates import ReleaseHold
from common.protocol.session import AttachDevice
from common.protocol.vocabulary import HoldKind
from server.stores.records.devices import Device
from tests.server.managers import acts

if TYPE_CHECKING:
    from tests.server.managers.centre import Centre
    from tests.server.managers.conftest import OpenCentre


async def test_the_first_device_gets_the_lease_and_the_candidate_is_present(
    centre: OpenCentre,
) -> None:
    async with centre() as c:
        await acts.open_rooms(c)
        assert await acts.sit_down(c, "A") == ["candidate A present unverified registered"]
        row = await acts.candidate(c, "A")
        assert (row.device_id, row.epoch) == ("pc-A", 1)


async def test_the_same_device_again_changes_nothing(centre: OpenCentre) -> None:
    async with centre() as c:
        await acts.open_rooms(c)
        await acts.sit_down(c, "A")
        assert await acts.sit_down(c, "A") == []


async def test_who_comes_after_the_start_is_late(centre: OpenCentre) -> None:
    async with centre() as c:
        await acts.open_rooms(c)
        await acts.sit_down(c, "A")
        await acts.check_identity(c, "A")
        await acts.change_period_and_room_to_briefing(c)
        await acts.start(c)
        assert await acts.sit_down(c, "B") == ["candidate B late unverified registered"]


async def test_another_device_waits_until_it_is_let_in_and_the_old_one_is_fenced(
    centre: OpenCentre,
) -> None:
    async with centre(run="A") as c:
        await c.tell(c.candidate("A"), acts.answers(c, "A", 1, 2))
        assert await acts.sit_down(c, "A", "pc-spare") == [
            "candidate A present verified in_progress +relogin",
            "incident A DUPLICATE_LOGIN x1 0",
        ]
        row = await acts.candidate(c, "A")
        assert (row.device_id, row.waiting_device_id, row.epoch) == ("pc-A", "pc-spare", 1)
        # the spare PC may not write yet, the old one may
        spare = c.candidate("A", "pc-spare")
        assert await c.tell(spare, acts.answers(c, "A", 4, first=3)) == ["rejected seat_taken"]
        await _let_in(c, "A")
        assert await c.tell(c.candidate("A"), acts.answers(c, "A", 4, first=3)) == [
            "rejected stale_epoch"
        ]
        assert await c.tell(spare, acts.answers(c, "A", 4, epoch=2)) == [
            "recorded A epoch 2 upto 1"
        ]
        async with c.reading() as stores:
            kept = await stores.conflicts.list_of_attempt(c.ids["A"])
        assert [(k.cause, k.entry.seq, k.device_id) for k in kept] == [
            ("foreign_device", 3, "pc-spare"),
            ("old_epoch", 3, "pc-A"),
        ]


async def _let_in(c: Centre, name: str) -> None:
    """The proctor lets the waiting PC take over."""
    row = await acts.candidate(c, name)
    release = ReleaseHold(
        attempt_id=row.attempt_id, kind=HoldKind.RELOGIN, version=row.version, reason="고장"
    )
    assert (await c.tell(c.staff("p1"), release))[-1] == "accepted"
    row = await acts.candidate(c, name)
    assert (row.device_id, row.waiting_device_id, row.epoch) == ("pc-spare", None, 2)


async def test_only_the_server_itself_attaches_devices(centre: OpenCentre) -> None:
    async with centre() as c:
        await acts.open_rooms(c)
        message = AttachDevice(attempt_id=c.ids["A"], device_id="pc-mine")
        assert await c.tell(c.candidate("A"), message) == ["rejected permission.role"]
        assert (await acts.candidate(c, "A")).device_id is None


async def test_many_seats_at_once_change_one_row_and_tell_one_event_each(
    centre: OpenCentre,
) -> None:
    async with centre() as c:
        await acts.open_rooms(c)
        await acts.sit_down(c, "A")
        versions = {name: (await acts.candidate(c, name)).version for name in "ABC"}
        hellos = [
            AttachDevice(attempt_id=c.ids[name], device_id=device)
            for name, device in (("A", "pc-A"), ("B", "pc-B"), ("C", "pc-C"), ("C", "pc-spare"))
        ]
        unknown = AttachDevice(attempt_id="unknown", device_id="pc")
        lines = await c.tell(c.system(), *hellos, unknown)
        assert lines == [
            "candidate B present unverified registered",
            "candidate C present unverified registered +relogin",
            "incident C DUPLICATE_LOGIN x1 0",
        ]
        rows = {name: await acts.candidate(c, name) for name in "ABC"}
        assert [rows[name].version - versions[name] for name in "ABC"] == [0, 1, 1]
        assert (rows["C"].device_id, rows["C"].waiting_device_id) == ("pc-C", "pc-spare")


async def _enrol(c: Centre, name: str, device_id: str) -> None:
    """A PC stands at the seat of a candidate."""
    attempt_id = c.ids[name]
    async with c.database.writing() as uow:
        seat_id = (await uow.devices.planned_seats([attempt_id]))[attempt_id]
        now_ms = c.clock.now_ms()
        await uow.devices.add(
            Device(
                device_id=device_id,
                seat_id=seat_id,
                public_key=bytes(32),
                machine="",
                enrolled_ms=now_ms,
                changed_ms=now_ms,
            )
        )


async def test_the_pc_of_the_own_seat_needs_nobody(centre: OpenCentre) -> None:
    async with centre() as c:
        await acts.open_rooms(c)
        await _enrol(c, "A", "pc-A")
        assert await acts.sit_down(c, "A") == ["candidate A present unverified registered"]


async def test_a_pc_of_another_seat_waits_for_a_person_who_is_told(centre: OpenCentre) -> None:
    async with centre() as c:
        await acts.open_rooms(c)
        await _enrol(c, "A", "pc-A")
        await _enrol(c, "B", "pc-B")
        assert await acts.sit_down(c, "A", "pc-B") == [
            "candidate A present unverified registered +relogin",
            "incident A IP_SEAT_CONFLICT x1 0",
        ]
        row = await acts.candidate(c, "A")
        assert (row.device_id, row.waiting_device_id, row.epoch) == (None, "pc-B", 0)
        # nothing changes and nobody is told again when it comes back
        assert await acts.sit_down(c, "A", "pc-B") == []
        # two candidates at one PC: the one whose seat it is goes on
        assert await acts.sit_down(c, "B", "pc-B") == ["candidate B present unverified registered"]
        # the own PC comes after all
        await acts.sit_down(c, "A", "pc-A")
        row = await acts.candidate(c, "A")
        assert (row.device_id, row.waiting_device_id, row.holds) == ("pc-A", None, ())


async def test_a_person_lets_a_pc_of_another_seat_in(centre: OpenCentre) -> None:
    async with centre() as c:
        await acts.open_rooms(c)
        await _enrol(c, "B", "pc-B")
        await acts.sit_down(c, "A", "pc-B")
        row = await acts.candidate(c, "A")
        release = ReleaseHold(
            attempt_id=row.attempt_id, kind=HoldKind.RELOGIN, version=row.version, reason="고장"
        )
        assert (await c.tell(c.staff("p1"), release))[-1] == "accepted"
        row = await acts.candidate(c, "A")
        assert (row.device_id, row.waiting_device_id, row.epoch) == ("pc-B", None, 1)
