"""From reports to incidents, a score, and the lock that the score asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from common.core.ids import new_id
from common.protocol.incidents import RaiseDetection, ReportDetection
from common.protocol.vocabulary import Stage
from tests.server.managers import acts

if TYPE_CHECKING:
    from tests.server.managers.centre import Centre
    from tests.server.managers.conftest import OpenCentre


def report(
    c: Centre,
    name: str,
    code: str = "PROC_BLACKLISTED",
    *,
    episode: str = "",
    counts: bool = True,
    opened: bool = True,
) -> ReportDetection:
    return ReportDetection(
        attempt_id=c.ids[name],
        detection_id=episode or new_id(),
        code=code,
        opened=opened,
        duration_ms=0 if opened else 900,
        counts=counts,
        offset_ms=1,
        facts={"process": "기록기"},
    )


async def test_the_first_detection_opens_an_incident_and_flags(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        assert await c.tell(c.candidate("A"), report(c, "A")) == [
            "incident A PROC_BLACKLISTED x1 2",
            "integrity A flagged 2 warned 0",
            "accepted",
        ]


async def test_the_same_code_within_a_minute_is_one_incident(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        seat = c.candidate("A")
        await c.tell(seat, report(c, "A", "FOCUS_LOST"))
        c.clock.advance(60)
        assert (await c.tell(seat, report(c, "A", "FOCUS_LOST")))[0] == "incident A FOCUS_LOST x2 2"
        c.clock.advance(61)
        assert (await c.tell(seat, report(c, "A", "FOCUS_LOST")))[0] == "incident A FOCUS_LOST x1 1"
        assert (await c.tell(seat, report(c, "A")))[0] == "incident A PROC_BLACKLISTED x1 2"


async def test_an_episode_scores_once_when_it_has_passed_the_debounce(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        seat = c.candidate("A")
        short = report(c, "A", "FOCUS_LOST", episode="e1", counts=False)
        assert await c.tell(seat, short) == ["accepted"]
        long = report(c, "A", "FOCUS_LOST", episode="e1", opened=False)
        assert await c.tell(seat, long) == [
            "incident A FOCUS_LOST x1 1",
            "integrity A flagged 1 warned 0",
            "accepted",
        ]
        assert await c.tell(seat, long) == ["accepted"]  # the same report once more


async def test_opening_and_closing_report_of_an_episode_count_once(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        seat = c.candidate("A")
        await c.tell(seat, report(c, "A", "FOCUS_LOST", episode="e1"))
        lines = await c.tell(seat, report(c, "A", "FOCUS_LOST", episode="e1", opened=False))
        assert lines == ["incident A FOCUS_LOST x1 1", "accepted"]


async def test_the_score_asks_for_a_lock_and_then_for_the_chief(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        seat = c.candidate("A")
        await c.tell(seat, report(c, "A"))
        await c.tell(seat, report(c, "A"))
        assert await c.tell(seat, report(c, "A")) == [
            "incident A PROC_BLACKLISTED x3 6",
            "integrity A flagged 6 warned 0",
            "accepted",
            "candidate A present verified in_progress +lock",
        ]
        await c.tell(seat, report(c, "A"))
        lines = await c.tell(seat, report(c, "A"))
        assert lines[1] == "integrity A review 10 warned 0"


async def test_what_the_centre_caused_is_noted_and_scores_nothing(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        await acts.change_room(c, "101호", Stage.SUSPENDED, reason="정전")
        assert await c.tell(c.candidate("A"), report(c, "A")) == [
            "incident A PROC_BLACKLISTED x1 0 technical",
            "accepted",
        ]


async def test_an_unknown_code_and_anothers_attempt_are_refused(centre: OpenCentre) -> None:
    async with centre(run="AB") as c:
        assert await c.tell(c.candidate("A"), report(c, "A", "MIND_READ")) == [
            "rejected integrity.unknown_detection"
        ]
        assert await c.tell(c.candidate("B"), report(c, "A")) == ["rejected permission.role"]
        await c.tell(c.candidate("A"), report(c, "A", episode="e1"))
        assert await c.tell(c.candidate("B"), report(c, "B", episode="e1")) == [
            "rejected forbidden"
        ]


async def test_a_rule_of_the_server_raises_an_incident_that_weighs_nothing(
    centre: OpenCentre,
) -> None:
    async with centre(run="A") as c:
        raised = RaiseDetection(
            attempt_id=c.ids["A"],
            detection_id="e1",
            code="DUPLICATE_LOGIN",
            facts={"device": "other"},
        )
        assert await c.tell(c.system(), raised) == ["incident A DUPLICATE_LOGIN x1 0"]
        # the same cause again is the same episode, another cause another one
        assert (await c.tell(c.system(), raised))[0] == "incident A DUPLICATE_LOGIN x1 0"
        again = replace(raised, detection_id="e2")
        assert (await c.tell(c.system(), again))[0] == "incident A DUPLICATE_LOGIN x2 0"


async def test_only_the_server_raises_what_the_server_sees(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        raised = RaiseDetection(attempt_id=c.ids["A"], detection_id="e", code="DUPLICATE_LOGIN")
        assert await c.tell(c.candidate("A"), raised) == ["rejected permission.role"]
        unknown = replace(raised, code="NO_SUCH_THING")
        assert await c.tell(c.system(), unknown) == []
