"""Snapshots hold what their client may see, and together with later events give the same state."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from common.core.errors import RefusedError
from common.crypto.receipt_salt import receipt_salt
from common.protocol.candidates import CandidateChanged
from common.protocol.incidents import IncidentChanged, IntegrityChanged, WarningChanged
from common.protocol.proctors import ProctorChanged
from common.protocol.stages import PeriodStageChanged, RoomStageChanged
from common.protocol.vocabulary import Integrity, ProctorState, Progress, Stage
from common.rules.staff_view import StaffMessage, StaffView
from server.stores.database.snapshot_reader import candidate_snapshot, staff_snapshot
from tests.server.stores.database.centre import Centre, centre, entry
from tests.server.stores.database.test_conduct_stores import incident, warning
from tests.server.stores.database.test_submission_store import seal

if TYPE_CHECKING:
    from common.core.clock import FakeClock
    from common.crypto.keyring import Keyring
    from common.protocol.snapshots import StaffSnapshot


async def snapshot(c: Centre, rooms: frozenset[str] | None) -> StaffSnapshot:
    async with c.database.reading() as stores:
        return await staff_snapshot(stores, "me", c.sitting_id, rooms)


async def test_a_chief_sees_the_whole_sitting(url: str, keyring: Keyring, clock: FakeClock) -> None:
    async with centre(url, keyring, clock) as c:
        found = await snapshot(c, None)
    assert (found.centre_name, found.exam_title) == ("가상고사장", "가상기능사")
    assert [row.number for row in found.periods] == [1, 2]
    assert (len(found.rooms), len(found.facts), len(found.candidates)) == (4, 8, 8)
    assert len(found.proctors) == 3
    assert (found.live, found.incidents, found.seals) == ((), (), ())


async def test_a_proctor_sees_the_own_room_only(
    url: str, keyring: Keyring, clock: FakeClock
) -> None:
    async with centre(url, keyring, clock) as c:
        async with c.database.writing() as uow:
            await uow.incidents.add(incident(c))
            await uow.warnings.add(warning(c))
            await uow.submissions.add(seal(c))
            row = await uow.integrity.get_or_new(c.registration_id)
            await uow.integrity.update(replace(row, version=1))
        mine = await snapshot(c, frozenset({c.room_id}))
        other = await snapshot(c, frozenset({c.other_room_id}))
    for found, room in ((mine, c.room_id), (other, c.other_room_id)):
        assert {row.room_id for row in found.rooms} == {room}
        assert {row.room_id for row in found.facts} == {room}
        assert {row.room_id for row in found.candidates} == {room}
        assert {row.room_id for row in found.proctors} == {room, None}
    assert [len(rows) for rows in (mine.incidents, mine.warnings, mine.integrity, mine.seals)] == [
        1
    ] * 4
    assert (other.incidents, other.warnings, other.integrity, other.seals) == ((), (), (), ())


async def test_an_unknown_sitting_is_refused(url: str, keyring: Keyring, clock: FakeClock) -> None:
    async with centre(url, keyring, clock) as c, c.database.reading() as stores:
        with pytest.raises(RefusedError):
            await staff_snapshot(stores, "me", "unknown", None)
        with pytest.raises(RefusedError):
            await candidate_snapshot(stores, "unknown")


async def test_a_seat_gets_all_it_needs(url: str, keyring: Keyring, clock: FakeClock) -> None:
    async with centre(url, keyring, clock) as c:
        async with c.database.writing() as uow:
            await uow.answers.append([entry(c.attempt_id, 1, "a", 2)])
            await uow.incidents.add(incident(c))
            await uow.warnings.add(warning(c))
            await uow.submissions.add(seal(c))
        async with c.database.reading() as stores:
            found = await candidate_snapshot(stores, c.attempt_id)
    assert found.facts.exam_number == "26-0001"
    assert (found.exam_title, found.period.number) == ("가상기능사", 1)
    assert (found.room.room_id, found.candidate.attempt_id) == (c.room_id, c.attempt_id)
    assert (found.package.package_id, found.package.key) == ("", None)
    assert [answer.value for answer in found.answers] == [(2,)]
    assert [one.number for one in found.warnings] == [1]
    assert found.seal == seal(c)
    assert base64.b64decode(found.centre_key) == keyring.public_key
    assert found.receipt_salt == receipt_salt(keyring, c.attempt_id)


async def test_a_snapshot_and_later_events_give_the_later_snapshot(
    url: str, keyring: Keyring, clock: FakeClock
) -> None:
    async with centre(url, keyring, clock) as c:
        async with c.database.reading() as stores:
            view = StaffView(await staff_snapshot(stores, "me", c.sitting_id, None))
            number = await stores.events.last_number(c.sitting_id)
        await _change_everything(c)
        async with c.database.reading() as stores:
            for _, _, message in await stores.events.since(c.sitting_id, number, 99):
                assert isinstance(message, StaffMessage)
                view.apply(message)
            fresh = StaffView(await staff_snapshot(stores, "me", c.sitting_id, None))
    for part in (
        "periods",
        "rooms",
        "candidates",
        "integrity",
        "incidents",
        "warnings",
        "proctors",
    ):
        applied, read = (getattr(one, part).sorted_rows() for one in (view, fresh))
        assert applied == read, part


async def _change_everything(c: Centre) -> None:
    async with c.database.writing() as uow:
        place = await uow.registrations.place(c.attempt_id)
        period = replace(await uow.periods.get(c.period_id), stage=Stage.OPEN, version=1)
        await uow.periods.update(period)
        uow.record(PeriodStageChanged(period=period), place)
        found = await uow.rooms.find(c.period_id, c.room_id)
        assert found is not None
        room = replace(found, stage=Stage.OPEN, version=1)
        await uow.rooms.update(room)
        uow.record(RoomStageChanged(room=room), place)
        row = replace(c.candidates[0], progress=Progress.READY, version=1)
        await uow.candidates.update(row)
        uow.record(CandidateChanged(candidate=row), place)
        await uow.incidents.add(incident(c))
        uow.record(IncidentChanged(incident=incident(c)), place)
        await uow.warnings.add(warning(c))
        uow.record(WarningChanged(warning=warning(c)), place)
        clean = await uow.integrity.get_or_new(c.registration_id)
        integrity = replace(clean, integrity=Integrity.FLAGGED, version=1)
        await uow.integrity.update(integrity)
        uow.record(IntegrityChanged(integrity=integrity), place)
        (duty, *_) = await uow.duties.list_of_sitting(c.sitting_id)
        duty = replace(duty, state=ProctorState.ON_DUTY, version=1)
        await uow.duties.update(duty)
        uow.record(ProctorChanged(proctor=duty), place)
