"""A sitting whose settings would end somebody early is neither sealed in nor opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from common.protocol.candidates import CandidateChanged
from common.protocol.session import AttachStaff
from common.protocol.vocabulary import Stage
from tests.server.managers import acts
from tests.server.managers.plan import MINUTE_MS, START_MS

if TYPE_CHECKING:
    from tests.server.managers.centre import Centre
    from tests.server.managers.conftest import OpenCentre


async def _latest_end(c: Centre, minutes: int | None) -> None:
    async with c.database.writing() as work:
        row = await work.periods.get(c.ids["period"])
        end = None if minutes is None else START_MS + minutes * MINUTE_MS
        await work.periods.update(replace(row, latest_end_ms=end, version=row.version + 1))


async def test_the_hall_closes_before_an_accommodation_is_over(centre: OpenCentre) -> None:
    async with centre() as c:
        await _latest_end(c, 65)
        lines = await acts.change_period(c, Stage.SEALED_IN, "admin")
        assert lines == ["rejected guard.short_latest_end"]
        fault = getattr(c.heard[-1].message, "fault")  # noqa: B009
        assert fault.values == {"count": "1", "seats": "101호 03 −5:00"}
        await _latest_end(c, 70)
        assert (await acts.change_period(c, Stage.SEALED_IN, "admin"))[-1] == "accepted"


async def test_a_setting_that_changes_after_sealing_keeps_the_doors_closed(
    centre: OpenCentre,
) -> None:
    async with centre() as c:
        await acts.change_period(c, Stage.SEALED_IN, "admin")
        await c.tell(c.system(), AttachStaff(staff_id=c.ids["p1"]))
        await acts.take_room(c, "p1")
        await acts.take_room(c, "p3")
        await _latest_end(c, 59)
        lines = await acts.change_period(c, Stage.OPEN, override="그래도 연다")
        assert lines == ["rejected guard.short_latest_end"]
        await _latest_end(c, None)
        assert (await acts.change_period(c, Stage.OPEN))[-1] == "accepted"


async def test_an_attempt_with_less_than_its_registration_says(centre: OpenCentre) -> None:
    async with centre() as c:
        row = await acts.candidate(c, "C")
        async with c.database.writing() as work:
            own = replace(row.allowance, planned_ms=0)
            less = replace(row, allowance=own, version=row.version + 1)
            await work.candidates.update(less)
            work.record(
                CandidateChanged(candidate=less),
                await work.registrations.place(row.attempt_id),
            )
        await c.crew.publisher.publish(work.effects)
        lines = await acts.change_period(c, Stage.SEALED_IN, "admin")
        assert lines == ["rejected guard.short_allowance"]
        fault = getattr(c.heard[-1].message, "fault")  # noqa: B009
        assert fault.values["seats"] == "101호 03 −10:00"
