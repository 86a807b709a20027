"""What happens within an outage of the server is the centre's doing (features.md X07)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from common.protocol.time import ReportOutage
from tests.server.managers.cheating_manager.test_detections import report

if TYPE_CHECKING:
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
