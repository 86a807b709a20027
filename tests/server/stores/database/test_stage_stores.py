"""Stage rows and candidates: versioned, never written over somebody else's change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from common.core.errors import ErrorCode, RefusedError
from common.protocol.rows import TimeAllowance
from common.protocol.vocabulary import (
    Attendance,
    HoldKind,
    Identity,
    ProctorState,
    Progress,
    Stage,
)
from tests.helpers.exam_rows import hold
from tests.server.stores.database.centre import centre

if TYPE_CHECKING:
    from common.core.clock import FakeClock
    from common.crypto.keyring import Keyring


TIME = TimeAllowance(allotted_ms=1, multiplier=1.25, planned_ms=2, incident_ms=3, compensated_ms=4)


async def test_a_period_is_written_and_read(url: str, keyring: Keyring, clock: FakeClock) -> None:
    async with centre(url, keyring, clock) as c:
        async with c.database.writing() as uow:
            row = await uow.periods.get(c.period_id)
            changed = replace(
                row,
                stage=Stage.SUSPENDED,
                version=1,
                planned_start_ms=5,
                started_ms=6,
                duration_ms=7,
                suspended_ms=8,
                suspended_total_ms=9,
                reason="because",
            )
            await uow.periods.update(changed)
        async with c.database.reading() as stores:
            assert await stores.periods.get(c.period_id) == changed
            assert await stores.periods.find("unknown") is None
            with pytest.raises(RefusedError) as caught:
                await stores.periods.get("unknown")
    assert caught.value.code is ErrorCode.NOT_FOUND


async def test_a_room_is_written_and_read(url: str, keyring: Keyring, clock: FakeClock) -> None:
    async with centre(url, keyring, clock) as c:
        async with c.database.writing() as uow:
            row = await uow.rooms.find(c.period_id, c.room_id)
            assert row is not None
            changed = replace(
                row,
                stage=Stage.RUNNING,
                version=1,
                started_ms=6,
                suspended_ms=8,
                suspended_total_ms=9,
                reason="because",
            )
            await uow.rooms.update(changed)
        async with c.database.reading() as stores:
            assert await stores.rooms.get(row.room_period_id) == changed
            assert await stores.rooms.find(c.period_id, "unknown") is None
            with pytest.raises(RefusedError):
                await stores.rooms.get("unknown")


async def test_a_candidate_is_written_and_read(
    url: str, keyring: Keyring, clock: FakeClock
) -> None:
    async with centre(url, keyring, clock) as c:
        changed = replace(
            c.candidates[0],
            attendance=Attendance.LATE,
            identity=Identity.VERIFIED,
            progress=Progress.IN_PROGRESS,
            holds=(hold(HoldKind.LOCK), hold(HoldKind.PAUSE, reason='한글 "말"', covered_ms=3)),
            allowance=TIME,
            started_ms=5,
            deadline_ms=6,
            device_id="device",
            waiting_device_id="another",
            epoch=2,
            version=1,
        )
        async with c.database.writing() as uow:
            await uow.candidates.update(changed)
        async with c.database.reading() as stores:
            assert await stores.candidates.get(c.attempt_id) == changed
            others = await stores.candidates.list_of_room(c.period_id, c.room_id)
            with pytest.raises(RefusedError):
                await stores.candidates.get("unknown")
        async with c.database.writing() as uow:
            gone = replace(changed, device_id=None, waiting_device_id=None, version=2)
            await uow.candidates.update(gone)
            assert await uow.candidates.get(c.attempt_id) == gone
    assert [row for row in others if row.attempt_id != c.attempt_id] == [c.candidates[1]]


async def test_identity_belongs_to_all_periods_of_the_sitting(
    url: str, keyring: Keyring, clock: FakeClock
) -> None:
    async with centre(url, keyring, clock) as c, c.database.writing() as uow:
        row = replace(c.candidates[0], identity=Identity.VERIFIED, version=1)
        await uow.candidates.update(row)
        other = await uow.registrations.attempt_of(c.registration_id, c.ids.periods[2])
        assert other is not None
        assert (await uow.candidates.get(other)).identity is Identity.VERIFIED


async def test_who_comes_second_is_told(url: str, keyring: Keyring, clock: FakeClock) -> None:
    async with centre(url, keyring, clock) as c, c.database.writing() as uow:
        period = replace(await uow.periods.get(c.period_id), version=2)
        found = await uow.rooms.find(c.period_id, c.room_id)
        assert found is not None
        (duty, *_) = await uow.duties.list_of_sitting(c.sitting_id)
        for write in (
            uow.periods.update(period),
            uow.rooms.update(replace(found, version=0)),
            uow.candidates.update(replace(c.candidates[0], version=2)),
            uow.candidates.update(replace(c.candidates[0], attempt_id="unknown", version=1)),
            uow.duties.update(replace(duty, version=7)),
        ):
            with pytest.raises(RefusedError) as caught:
                await write
            assert caught.value.code is ErrorCode.STALE_VERSION


async def test_many_candidates_are_all_written_or_told(
    url: str, keyring: Keyring, clock: FakeClock
) -> None:
    async with centre(url, keyring, clock) as c:
        rows = [replace(row, version=1, progress=Progress.READY) for row in c.candidates]
        rows[2] = replace(rows[2], version=5)
        with pytest.raises(RefusedError) as caught:
            async with c.database.writing() as uow:
                await uow.candidates.update_many(rows)
        async with c.database.reading() as stores:
            kept = await stores.candidates.list_of_period(c.period_id)
    assert caught.value.code is ErrorCode.STALE_VERSION
    assert {row.progress for row in kept} == {Progress.REGISTERED}


async def test_due_are_those_past_the_deadline_whose_clock_runs(
    url: str, keyring: Keyring, clock: FakeClock
) -> None:
    async with centre(url, keyring, clock) as c:
        rows = await c.begin()
        held, locked, handed_in, early = (
            replace(rows[0], holds=(hold(HoldKind.PAUSE),), version=2),
            replace(rows[1], holds=(hold(HoldKind.LOCK),), version=2),
            replace(rows[2], progress=Progress.SUBMITTED, version=2),
            replace(rows[3], progress=Progress.SUBMITTING, deadline_ms=10**14, version=2),
        )
        async with c.database.writing() as uow:
            await uow.candidates.update_many((held, locked, handed_in, early))
        deadline = rows[0].deadline_ms
        assert deadline is not None
        async with c.database.reading() as stores:
            assert await stores.candidates.due(deadline - 1) == ()
            assert await stores.candidates.due(deadline) == (locked,)
            assert set(await stores.candidates.due(10**14)) == {locked, early}


async def test_a_duty_is_written_and_read(url: str, keyring: Keyring, clock: FakeClock) -> None:
    async with centre(url, keyring, clock) as c:
        async with c.database.writing() as uow:
            (duty, *_) = await uow.duties.list_of_sitting(c.sitting_id)
            changed = replace(duty, state=ProctorState.ON_DUTY, version=1)
            await uow.duties.update(changed)
        async with c.database.reading() as stores:
            assert await stores.duties.get(duty.duty_id) == changed
            with pytest.raises(RefusedError):
                await stores.duties.get("unknown")
