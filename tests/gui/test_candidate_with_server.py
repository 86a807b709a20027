"""A seat on a real screen against the real server, worked by real keys and a real pointer."""

from __future__ import annotations

import asyncio
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from common.protocol.candidates import PlaceHold, ReleaseHold
from common.protocol.incidents import WarnCandidate
from common.protocol.vocabulary import HoldKind, Progress, Verdict
from tests.gui.candidate_stage import PERSON, THIEF, SeatStage, seat_stage

if TYPE_CHECKING:
    from common.protocol.rows import IncidentRow
    from installers.dev.demo.children import Child

pytestmark = [
    pytest.mark.timeout(180),
    pytest.mark.skipif(
        not all(shutil.which(tool) for tool in ("Xvfb", "openbox", "xdotool")),
        reason="needs Xvfb, openbox and xdotool",
    ),
]


def incident(stage: SeatStage, code: str) -> IncidentRow | None:
    rows = stage.proctor.view.incidents.rows()
    return next((row for row in rows if row.code == code), None)


def checked(stage: SeatStage) -> set[str]:
    return {control["id"] for control in stage.hands.controls() if control["checked"]}


async def cheat(stage: SeatStage) -> None:
    """A window of another program comes to the front, then a listed program starts."""
    thief = await stage.steal_focus()
    found = await stage.proctor.until("FOCUS_LOST", lambda: incident(stage, "FOCUS_LOST"))
    assert found is not None
    assert "python" in found.facts["process"]
    assert found.facts["title"] == THIEF
    await stage.proctor.until("points", lambda: _scores(stage, "FOCUS_LOST"))
    thief.stop()
    program = await run_listed(stage, "kakaotalk")
    named = await stage.proctor.until("the program", lambda: incident(stage, "PROC_BLACKLISTED"))
    assert named is not None
    assert named.facts["rule"] == "KakaoTalk"
    assert named.facts["process"] == "kakaotalk"
    assert program.running(), "nothing is ended unless a setting says so"
    program.stop()


async def run_listed(stage: SeatStage, name: str) -> Child:
    """A program of the list starts."""
    listed = stage.folder / name
    shutil.copy(Path("/bin/sleep"), listed)
    return stage.children.start(name, [str(listed), "60"])


def _scores(stage: SeatStage, code: str) -> bool:
    found = incident(stage, code)
    return found is not None and found.score > 0


async def lose_server(stage: SeatStage) -> None:
    """The server dies while answers are given and a program starts; it comes back."""
    await stage.act(stage.centre.kill)
    await run_listed(stage, "nateon")
    await stage.click("exam.choice.3.1", "exam.omr.4.2")
    await stage.act(stage.hands.see, "exam.banner.sentence", 30.0)
    assert {"exam.choice.3.1", "exam.choice.4.2"} <= checked(stage)
    await stage.act(stage.centre.start)
    await stage.chief.until("all four answers", lambda: _answered(stage) == 4, 40)
    await stage.proctor.until("the program of then", lambda: _episodes(stage) == 2)
    assert {f"exam.choice.{n}" for n in ("1.3", "2.2", "3.1", "4.2")} <= checked(stage)


def _episodes(stage: SeatStage) -> int:
    rows = stage.proctor.view.incidents.rows()
    return sum(row.count for row in rows if row.code == "PROC_BLACKLISTED")


def _answered(stage: SeatStage) -> int:
    live = stage.chief.view.live.get(stage.row.attempt_id)
    return live.answered if live is not None else 0


async def be_warned_and_locked(stage: SeatStage) -> None:
    """A message is read; a lock covers the paper and lets go again."""
    row, conduct = stage.row, stage.proctor.view.integrity.rows()
    version = next(c.version for c in conduct if c.attempt_id == row.attempt_id)
    await stage.proctor.do(
        WarnCandidate(
            registration_id=row.registration_id,
            attempt_id=row.attempt_id,
            version=version,
            text="자리에 앉아 주세요.",
        )
    )
    await stage.click("warning.acknowledge")
    warnings = stage.proctor.view.warnings
    await stage.proctor.until("read", lambda: warnings.rows()[0].acknowledged_ms)
    lock = HoldKind.LOCK
    await stage.proctor.do(
        PlaceHold(attempt_id=row.attempt_id, kind=lock, version=None, reason="자리 확인")
    )
    await stage.see("hold.page")
    assert stage.hands.find("exam.page_view") is None
    await release_lock(stage)


async def release_lock(stage: SeatStage) -> None:
    """The proctor lets the candidate go on; what still runs does not count again."""
    release = ReleaseHold(
        attempt_id=stage.row.attempt_id,
        kind=HoldKind.LOCK,
        version=None,
        verdict=Verdict.NORMAL,
        reason="정상",
    )
    await stage.proctor.do(release)
    await stage.see("exam.page_view")


async def hand_in(stage: SeatStage) -> None:
    """Two steps, the digits, the receipt."""
    await stage.click("exam.submit", "submit.back", "exam.omr.5.1", "exam.submit")
    await stage.click("submit.proceed", "submit.code")
    await stage.act(stage.hands.type, PERSON["exam_number"][-4:])
    await stage.click("submit.confirm")
    await stage.see("receipt.code")
    row = await stage.chief.until("the seal", stage.chief.view.seals.rows)
    shown = stage.hands.find("receipt.code")
    assert shown is not None
    assert shown["text"] == row[0].receipt
    assert row[0].answered == 5
    await stage.chief.until("the row", lambda: stage.row.progress is Progress.SUBMITTED)


def test_an_exam_at_one_seat(tmp_path: Path) -> None:
    asyncio.run(_exam(tmp_path))


async def _exam(folder: Path) -> None:
    async with seat_stage(folder) as stage:
        await stage.into_exam()
        await stage.click("exam.choice.1.3")
        await stage.act(stage.hands.key, "Down", "2")
        await stage.chief.until("two answers", lambda: _answered(stage) == 2)
        await cheat(stage)
        await lose_server(stage)
        await be_warned_and_locked(stage)
        await hand_in(stage)
