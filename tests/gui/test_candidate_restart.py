"""The real program is killed in an exam, with and without a server, and comes back."""

from __future__ import annotations

import asyncio
import shutil
from typing import TYPE_CHECKING

import pytest

from common.protocol.candidates import PlaceHold
from common.protocol.vocabulary import HoldKind
from installers.dev.demo.album import Album
from installers.dev.demo.waiting import wait_for
from tests.gui.candidate_stage import SeatStage, seat_stage

if TYPE_CHECKING:
    from pathlib import Path

    from installers.dev.demo.children import Child

pytestmark = [
    pytest.mark.timeout(240),
    pytest.mark.skipif(
        not all(shutil.which(tool) for tool in ("Xvfb", "openbox", "xdotool")),
        reason="needs Xvfb, openbox and xdotool",
    ),
]
BACK_S = 15.0
"""So soon a candidate is back at the same question (features.md C22)."""


def checked(stage: SeatStage) -> set[str]:
    return {
        control["id"]
        for control in stage.hands.controls()
        if control["checked"] and control["id"].startswith("exam.choice.")
    }


def answered(stage: SeatStage) -> int:
    live = stage.chief.view.live.get(stage.row.attempt_id)
    return live.answered if live is not None else 0


class Killer:
    """Kills the seat's program and measures how long it is away."""

    def __init__(self, stage: SeatStage, album: Album) -> None:
        self.stage = stage
        self.album = album

    async def kill(self) -> None:
        stage = self.stage
        stage.seat.kill()
        (stage.folder / "candidate.map.json").unlink()

    async def back(self, page: str, name: str) -> Child:
        """Start it again and wait for a page."""
        loop = asyncio.get_running_loop()
        began = loop.time()
        child = self.stage.start_seat()
        await self.stage.act(self.stage.hands.see, page, BACK_S)
        assert loop.time() - began <= BACK_S
        self.album.take(name)
        return child


def test_a_killed_program_comes_back(tmp_path: Path) -> None:
    asyncio.run(_exam(tmp_path))


async def _exam(folder: Path) -> None:
    async with seat_stage(folder) as stage:
        album = Album(folder, "seat", stage.screen)
        killer = Killer(stage, album)
        await stage.into_exam()
        await stage.click("exam.choice.1.3", "exam.choice.2.2")
        await stage.chief.until("two answers", lambda: answered(stage) == 2)
        await _with_the_server(stage, killer)
        await _without_the_server(stage, killer)
        await _locked(stage, killer)


async def _with_the_server(stage: SeatStage, killer: Killer) -> None:
    await killer.kill()
    await killer.back("exam.page_view", "back-with-server")
    assert {"exam.choice.1.3", "exam.choice.2.2"} <= checked(stage)
    assert stage.hands.find("sign_in.exam_number") is None
    await stage.click("exam.choice.3.1")
    await stage.chief.until("three answers", lambda: answered(stage) == 3, 40)


async def _without_the_server(stage: SeatStage, killer: Killer) -> None:
    await stage.act(stage.centre.kill)
    await stage.click("exam.choice.4.2")
    await stage.act(_until_kept, stage)
    await killer.kill()
    await killer.back("exam.page_view", "back-without-server")
    want = {"exam.choice.1.3", "exam.choice.2.2", "exam.choice.3.1", "exam.choice.4.2"}
    assert want <= checked(stage)
    await stage.click("exam.choice.5.1")
    await stage.act(_until_kept, stage)
    await killer.kill()
    await stage.act(stage.centre.start)
    await killer.back("exam.page_view", "back-after-server")
    await stage.chief.until("all five answers", lambda: answered(stage) == 5, 60)
    assert {*want, "exam.choice.5.1"} <= checked(stage)


async def _locked(stage: SeatStage, killer: Killer) -> None:
    """A lock is on the screen first, although nobody can be asked."""
    lock = PlaceHold(
        attempt_id=stage.row.attempt_id, kind=HoldKind.LOCK, version=None, reason="자리 확인"
    )
    await stage.proctor.do(lock)
    await stage.see("hold.page")
    await asyncio.to_thread(stage.centre.kill)
    await killer.kill()
    await killer.back("hold.page", "locked-without-server")
    assert stage.hands.find("exam.page_view") is None


def _until_kept(stage: SeatStage) -> None:
    """Wait until the bar says that this PC has them."""
    wait_for("kept on this PC", lambda: stage.hands.find("exam.saved", lambda c: "PC" in c["text"]))
