"""Release on the spot: shown to who may release, used once, settled with what came meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from common.crypto.release_code import release_code, release_secret
from common.protocol.candidates import PlaceHold, ReleaseHold
from common.protocol.commands import ReleaseCodeShown, ReportRelease, ShowReleaseCode
from common.protocol.vocabulary import HoldKind, Verdict
from tests.server.managers import acts
from tests.server.managers.centre import KEYRING
from tests.server.managers.plan import MINUTE_MS, START_MS

if TYPE_CHECKING:
    from tests.server.managers.centre import Centre
    from tests.server.managers.conftest import OpenCentre

END_MS = START_MS + 60 * MINUTE_MS


async def _hold(c: Centre, kind: HoldKind = HoldKind.LOCK) -> int:
    """Place a hold and return since when it stands."""
    row = await acts.candidate(c, "A")
    message = PlaceHold(attempt_id=row.attempt_id, kind=kind, version=row.version, reason="확인")
    assert (await c.tell(c.staff("p1"), message))[-1] == "accepted"
    return c.clock.now_ms()


async def _show(
    c: Centre,
    since_ms: int,
    kind: HoldKind = HoldKind.LOCK,
    verdict: Verdict | None = Verdict.NORMAL,
    reason: str = "랜선이 빠짐",
) -> str:
    """Ask for the code; returns it, or why there is none."""
    row = await acts.candidate(c, "A")
    message = ShowReleaseCode(
        attempt_id=row.attempt_id,
        kind=kind,
        since_ms=since_ms,
        version=row.version,
        verdict=verdict,
        reason=reason,
    )
    before = len(c.heard)
    lines = await c.tell(c.staff("p1"), message)
    shown = [item for item in c.heard[before:] if isinstance(item.message, ReleaseCodeShown)]
    if not shown:
        return lines[-1]
    (item,) = shown
    assert item.address.connection_id == "console p1", "nobody else may see it"
    assert isinstance(item.message, ReleaseCodeShown)
    return item.message.code


def _report(
    c: Centre, code: str, since_ms: int, kind: HoldKind = HoldKind.LOCK, counter: int = 0
) -> ReportRelease:
    return ReportRelease(
        attempt_id=c.ids["A"],
        kind=kind,
        since_ms=since_ms,
        counter=counter,
        code=code,
        released_ms=c.clock.now_ms(),
    )


async def _acts_of(c: Centre, act: str) -> list[str]:
    async with c.reading() as stores:
        found = await stores.audits.list_unchained(500)
    return [f"{entry.actor.role} {entry.after}" for entry in found if entry.act == act]


async def test_the_code_is_the_one_that_the_seat_computes(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        since = await _hold(c)
        secret = release_secret(KEYRING, c.ids["A"])
        code = await _show(c, since)
        assert code == release_code(secret, c.ids["A"], HoldKind.LOCK, since, 0)
        assert await _show(c, since) == code, "it stays the same until it is used"
        assert (await acts.candidate(c, "A")).holds, "showing a code releases nothing"


async def test_a_used_code_is_the_act_of_who_showed_it(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        since = await _hold(c)
        code = await _show(c, since)
        c.clock.advance(30)
        report = _report(c, code, since)
        assert await c.tell(c.candidate("A"), report) == [
            "candidate A present verified in_progress",
            "accepted",
        ]
        (act,) = await _acts_of(c, "command.report_release")
        assert act.startswith("proctor")
        assert "released" in act
        assert await c.tell(c.candidate("A"), report) == ["accepted"], "told again: nothing more"
        assert len(await _acts_of(c, "command.report_release")) == 1
        assert await _show(c, since) == "rejected guard.no_code_for_this"


async def test_a_code_never_works_twice_or_for_another_hold(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        since = await _hold(c)
        code = await _show(c, since)
        await c.tell(c.candidate("A"), _report(c, code, since))
        c.clock.advance(60)
        again = await _hold(c)
        for moment, counter in ((since, 0), (again, 0), (again, 1)):
            old = _report(c, code, moment, counter=counter)
            assert await c.tell(c.candidate("A"), old) == ["accepted"]
            assert (await acts.candidate(c, "A")).holds, "held as before"


async def test_a_code_that_nobody_was_shown_releases_nothing(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        since = await _hold(c)
        secret = release_secret(KEYRING, c.ids["A"])
        code = release_code(secret, c.ids["A"], HoldKind.LOCK, since, 0)
        await c.tell(c.candidate("A"), _report(c, code, since))
        assert (await acts.candidate(c, "A")).holds
        (act,) = await _acts_of(c, "command.report_release")
        assert "not_shown" in act


async def test_a_report_with_another_code_than_was_shown_releases_nothing(
    centre: OpenCentre,
) -> None:
    async with centre(run="A") as c:
        since = await _hold(c)
        code = await _show(c, since)
        wrong = _report(c, code[::-1] if code != code[::-1] else "0" * len(code), since)
        await c.tell(c.candidate("A"), wrong)
        assert (await acts.candidate(c, "A")).holds
        (act,) = await _acts_of(c, "command.report_release")
        assert "not_shown" in act


async def test_a_pause_gives_back_the_time_until_the_seat_was_released(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        since = await _hold(c, HoldKind.PAUSE)
        c.clock.advance(60)
        code = await _show(c, since, HoldKind.PAUSE, verdict=None)
        c.clock.advance(60)
        report = _report(c, code, since, HoldKind.PAUSE)
        c.clock.advance(600)  # the seat was cut off for ten minutes more
        await c.tell(c.candidate("A"), report)
        assert (await acts.candidate(c, "A")).deadline_ms == END_MS + 2 * MINUTE_MS


async def test_the_seats_word_on_when_is_bounded(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        since = await _hold(c, HoldKind.PAUSE)
        c.clock.advance(60)
        code = await _show(c, since, HoldKind.PAUSE, verdict=None)
        report = _report(c, code, since, HoldKind.PAUSE)
        c.clock.advance(60)
        await c.tell(c.candidate("A"), replace(report, released_ms=END_MS + 99 * MINUTE_MS))
        assert (await acts.candidate(c, "A")).deadline_ms == END_MS + 2 * MINUTE_MS


async def test_what_was_released_meanwhile_is_settled(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        since = await _hold(c)
        code = await _show(c, since)
        row = await acts.candidate(c, "A")
        release = ReleaseHold(
            attempt_id=row.attempt_id,
            kind=HoldKind.LOCK,
            version=row.version,
            verdict=Verdict.NORMAL,
        )
        await c.tell(c.staff("p1"), release)
        assert await _show(c, since) == code, "the seat has not heard of the release yet"
        after = await acts.candidate(c, "A")
        assert await c.tell(c.candidate("A"), _report(c, code, since)) == ["accepted"]
        assert await acts.candidate(c, "A") == after
        (act,) = await _acts_of(c, "command.report_release")
        assert "moot" in act


async def test_no_code_without_a_verdict_a_reason_or_a_hold(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        since = await _hold(c)
        assert await _show(c, since, verdict=None) == "rejected guard.verdict_needed"
        assert await _show(c, since, reason=" ") == "rejected reason_required"
        assert await _show(c, since + 1) == "rejected guard.no_code_for_this"
        assert await _show(c, since, HoldKind.ROOM) == "rejected guard.no_code_for_this"
        row = await acts.candidate(c, "A")
        message = ShowReleaseCode(
            attempt_id=row.attempt_id,
            kind=HoldKind.LOCK,
            since_ms=since,
            version=row.version - 1,
            verdict=Verdict.NORMAL,
            reason="x",
        )
        assert await c.tell(c.staff("p1"), message) == ["rejected stale_version"]
        assert (await c.tell(c.staff("p3"), message))[-1].startswith("rejected")
