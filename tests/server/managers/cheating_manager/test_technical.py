"""What happens within an outage of the server is the centre's doing (features.md X07)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from common.core.ids import new_id
from common.protocol.incidents import RaiseDetection
from common.protocol.time import ReportOutage, ReportPowerCut
from tests.server.managers.cheating_manager.test_detections import report

if TYPE_CHECKING:
    from tests.server.managers.centre import Centre
    from tests.server.managers.conftest import OpenCentre


async def test_what_happens_in_an_outage_is_technical_and_counts_nothing(
    centre: OpenCentre,
) -> None:
    async with centre(run="A") as c:
        seat = c.candidate("A")
        await c.tell(seat, report(c, "A", "FOCUS_LOST"))
        since = c.clock.now_ms()
        c.clock.advance(30)
        await c.tell(c.system(), ReportOutage(since_ms=since, until_ms=c.clock.now_ms()))
        c.clock.advance(20)
        lines = await c.tell(seat, report(c, "A", "FOCUS_LOST"))
        assert lines == ["incident A FOCUS_LOST x1 0 technical", "accepted"]
        c.clock.advance(41)
        lines = await c.tell(seat, report(c, "A", "FOCUS_LOST"))
        assert lines[0] == "incident A FOCUS_LOST x1 1"


def _crash(c: Centre, name: str) -> RaiseDetection:
    return RaiseDetection(
        attempt_id=c.ids[name],
        detection_id=new_id(),
        code="ABNORMAL_EXIT",
        facts={"device": "device-1"},
    )


async def test_a_program_that_died_is_shown_and_weighs_nothing(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        lines = await c.tell(c.system(), _crash(c, "A"))
        assert lines == ["incident A ABNORMAL_EXIT x1 0"], "a person says what it was"
        assert await c.tell(c.system(), _crash(c, "B")) == [], "who does not write yet"


async def test_programs_that_died_in_a_power_cut_are_technical(centre: OpenCentre) -> None:
    async with centre(run="ABC") as c:
        gone = tuple(c.ids[name] for name in "ABC")
        since = c.clock.now_ms()
        c.clock.advance(12)
        cut = ReportPowerCut(room_id=c.ids["101호"], attempt_ids=gone, since_ms=since)
        (line,) = await c.tell(c.system(), cut)
        assert line.startswith("proposal power_cut")
        c.clock.advance(4 * 60)
        lines = await c.tell(c.system(), _crash(c, "A"))
        assert lines == ["incident A ABNORMAL_EXIT x1 0 technical"]
        c.clock.advance(27 * 60)
        lines = await c.tell(c.system(), _crash(c, "A"))
        assert lines == ["incident A ABNORMAL_EXIT x1 0"]
