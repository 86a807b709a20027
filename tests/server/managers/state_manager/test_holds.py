"""Holds of one candidate, and minutes given or taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from common.core.errors import ErrorCode
from common.protocol.candidates import ChangeTime, PlaceHold, ReleaseHold
from common.protocol.vocabulary import HoldKind, TimePart, Verdict
from tests.server.managers import acts
from tests.server.managers.acts import CHAIN
from tests.server.managers.plan import MINUTE_MS, START_MS

if TYPE_CHECKING:
    from tests.server.managers.centre import Centre
    from tests.server.managers.conftest import OpenCentre

END_MS = START_MS + 60 * MINUTE_MS


async def _hold(c: Centre, name: str, kind: HoldKind, reason: str = "확인") -> list[str]:
    row = await acts.candidate(c, name)
    message = PlaceHold(attempt_id=row.attempt_id, kind=kind, version=row.version, reason=reason)
    return await c.tell(c.staff("p1"), message)


async def _release(
    c: Centre, name: str, kind: HoldKind, verdict: Verdict | None = None
) -> list[str]:
    row = await acts.candidate(c, name)
    message = ReleaseHold(
        attempt_id=row.attempt_id, kind=kind, version=row.version, verdict=verdict
    )
    return await c.tell(c.staff("p1"), message)


async def test_a_pause_gives_its_time_back(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        assert await _hold(c, "A", HoldKind.PAUSE) == [
            "candidate A present verified in_progress +pause",
            "accepted",
        ]
        c.clock.advance(120)
        assert await _release(c, "A", HoldKind.PAUSE) == [
            "candidate A present verified in_progress",
            "accepted",
        ]
        assert (await acts.candidate(c, "A")).deadline_ms == END_MS + 2 * MINUTE_MS


async def test_a_lock_wants_a_verdict_and_gives_nothing_back(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        await _hold(c, "A", HoldKind.LOCK)
        c.clock.advance(60)
        assert await _release(c, "A", HoldKind.LOCK) == ["rejected guard.verdict_needed"]
        assert (await _release(c, "A", HoldKind.LOCK, Verdict.NORMAL))[-1] == "accepted"
        assert (await acts.candidate(c, "A")).deadline_ms == END_MS


async def test_a_hold_over_the_start_starts_with_its_release(centre: OpenCentre) -> None:
    async with centre() as c:
        await acts.brief(c)
        await acts.advance(c, "A", *CHAIN)
        await _hold(c, "A", HoldKind.LOCK)
        await acts.start(c)
        assert (await acts.candidate(c, "A")).progress == "ready"
        lines = await _release(c, "A", HoldKind.LOCK, Verdict.NORMAL)
        assert lines == [
            "candidate A present verified ready",
            "candidate A present verified in_progress",
            "paper 101호",
            "accepted",
        ]


async def test_the_systems_lock_needs_no_version_and_comes_once(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        lock = PlaceHold(
            attempt_id=c.ids["A"], kind=HoldKind.LOCK, version=None, reason="FOCUS_LOST"
        )
        assert await c.tell(c.system(), lock) == ["candidate A present verified in_progress +lock"]
        assert await c.tell(c.system(), lock) == []


async def test_a_proctor_gives_ten_minutes_in_all(centre: OpenCentre) -> None:
    async with centre(run="A") as c:

        async def give(minutes: int, who: str = "p1") -> list[str]:
            row = await acts.candidate(c, "A")
            message = ChangeTime(
                attempt_id=row.attempt_id,
                part=TimePart.INCIDENT,
                delta_ms=minutes * MINUTE_MS,
                version=row.version,
                reason="PC 교체",
            )
            return await c.tell(c.staff(who), message)

        assert (await give(8))[-1] == "accepted"
        assert await give(3) == ["rejected time.limit"]
        assert (await give(3, "chief"))[-1] == "accepted"
        assert (await acts.candidate(c, "A")).deadline_ms == END_MS + 11 * MINUTE_MS


async def test_a_stale_version_is_refused_with_its_code(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        message = PlaceHold(attempt_id=c.ids["A"], kind=HoldKind.PAUSE, version=1, reason="x")
        assert await c.tell(c.staff("p1"), message) == ["rejected stale_version"]
        refused = c.heard[-1].message
        assert getattr(refused, "fault").code is ErrorCode.STALE_VERSION  # noqa: B009
