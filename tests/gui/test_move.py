"""The real programs: a proctor moves a candidate to a second PC by clicks, amid the exam."""

from __future__ import annotations

import asyncio
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from common.protocol.vocabulary import HoldKind
from common.rules.candidate_words import has_hold
from installers.dev.demo.album import Album
from installers.dev.demo.display import virtual_screen
from installers.dev.demo.hands import Hands
from installers.dev.demo.people import PROCTOR, SEATS, typed_birth
from tests.gui.candidate_stage import PERSON, SeatStage, seat_stage

if TYPE_CHECKING:
    from common.protocol.move_rows import MoveRow

pytestmark = [
    pytest.mark.timeout(240),
    pytest.mark.skipif(
        not all(shutil.which(tool) for tool in ("Xvfb", "openbox", "xdotool")),
        reason="needs Xvfb, openbox and xdotool",
    ),
]
PICTURES = Path(__file__).parents[2] / "build" / "moves"
SPARE = SEATS + 1
AT = 3
CHOSEN = ("exam.choice.1.3", "exam.choice.2.2")


class Desk:
    """A program on a screen of its own, with the hands that work it."""

    def __init__(self, stage: SeatStage, name: str, module: str, *options: str) -> None:
        self.stage, self.name, self.module, self.options = stage, name, module, options
        self.folder = stage.folder / name
        self.folder.mkdir()
        self.screen = virtual_screen(stage.children, name, "1366x768")
        self.hands = Hands(self.screen, self.folder / "map.json")
        self.album = Album(PICTURES, name, self.screen)

    def start(self) -> None:
        environment = {
            **self.screen,
            "GAMDOK_WIDGET_MAP": str(self.folder / "map.json"),
            "XDG_STATE_HOME": str(self.folder / "state"),
            "XDG_CONFIG_HOME": str(self.folder / "config"),
        }
        command = [sys.executable, "-m", self.module, *self.stage.centre.address(), *self.options]
        self.stage.children.start(self.name, command, environment)


def test_a_candidate_is_moved_to_a_second_pc(tmp_path: Path) -> None:
    asyncio.run(_exam(tmp_path))


async def _exam(folder: Path) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    async with seat_stage(folder) as stage:
        await stage.into_exam()
        await stage.click(*CHOSEN)
        await stage.act(stage.hands.key, "Down")
        old = Album(PICTURES, "old-pc", stage.screen)
        await stage.chief.until("two answers", lambda: _answered(stage) == 2)
        await stage.chief.until("the third question", lambda: _position(stage) == AT)
        await stage.act(old.take, "before")
        new = await stage.act(_second_pc, stage)
        await _enrol(stage, new)
        proctor = await stage.act(Desk, stage, "proctor", "proctor_app")
        await _begin(stage, proctor)
        await stage.see("plain.page")
        await stage.act(old.take, "moved")
        await stage.act(proctor.album.take, "under-way")
        await _restart_old(stage, old)
        await _sign_in(stage, new)
        await stage.chief.until("arrived", lambda: not has_hold(stage.row, HoldKind.MOVE))
        await stage.act(new.hands.see, "exam.page_view")
        assert set(CHOSEN) <= await stage.act(_checked, new.hands)
        await stage.act(new.album.take, "same-question")
        # One further from there: from any other question it would be another one.
        await stage.act(new.hands.key, "Down")
        await stage.chief.until("the next question", lambda: _position(stage) == AT + 1)
        await _goes_on(stage, new)
        await stage.act(proctor.hands.see, "console.proposal.decide")
        await stage.act(proctor.album.take, "after")
        assert await stage.act(stage.hands.find, "plain.page") is not None


async def _begin(stage: SeatStage, proctor: Desk) -> None:
    """The real window: sign in, choose the seat, then the two clicks of the move."""
    hands = proctor.hands
    await stage.act(proctor.start)
    await stage.act(hands.see, "staff.login")
    await stage.act(hands.click, "staff.login")
    await stage.act(hands.type, PROCTOR[0])
    await stage.act(hands.click, "staff.password")
    await stage.act(hands.type, PROCTOR[1])
    await stage.act(hands.key, "Return")
    row = await stage.act(hands.row, "proctor.seats", PERSON["name"])
    await stage.act(hands.click_at, row)
    await stage.act(hands.see, "proctor.action.move")
    await stage.act(proctor.album.take, "before")
    await stage.act(hands.click, "proctor.action.move")
    await stage.act(hands.see, f"console.move.seat[{SPARE}]")
    await stage.act(proctor.album.take, "dialog")
    await stage.act(hands.click, "console.move.confirm")
    await stage.chief.until("the move", lambda: has_hold(stage.row, HoldKind.MOVE))
    assert _move(stage).to_seat.endswith(str(SPARE))


async def _restart_old(stage: SeatStage, old: Album) -> None:
    """The old PC says so calmly after a restart as well, and nobody is alarmed."""
    stage.seat.kill()
    (stage.folder / "candidate.map.json").unlink()
    stage.start_seat()
    await stage.see("plain.page")
    await stage.act(old.take, "moved-after-restart")
    assert not has_hold(stage.row, HoldKind.RELOGIN)
    assert [i for i in stage.chief.view.incidents.rows() if not i.technical] == []


def _second_pc(stage: SeatStage) -> Desk:
    desk = Desk(
        stage, "new-pc", "candidate_app", "--state", str(stage.folder / "state-2"), "--grace-s", "0"
    )
    desk.start()
    return desk


async def _enrol(stage: SeatStage, new: Desk) -> None:
    """A second PC stands ready at a spare seat, as spare PCs do from the morning on."""
    hands = new.hands
    await stage.act(hands.see, "enrol.code")
    await stage.act(hands.click, "enrol.code")
    await stage.act(hands.type, stage.centre.codes()[SPARE])
    await stage.act(hands.key, "Return")
    await stage.act(hands.see, "sign_in.exam_number")
    await stage.act(new.album.take, "sign-in")


async def _sign_in(stage: SeatStage, new: Desk) -> None:
    """The candidate signs in there as at any other PC."""
    hands = new.hands
    await stage.act(hands.click, "sign_in.exam_number")
    await stage.act(hands.type, PERSON["exam_number"].replace("-", ""))
    await stage.act(hands.type, typed_birth(PERSON))
    await stage.act(hands.key, "Return")


async def _goes_on(stage: SeatStage, new: Desk) -> None:
    await stage.act(new.hands.click, "exam.choice.3.1")
    await stage.chief.until("three answers", lambda: _answered(stage) == 3, 40)
    assert stage.row.device_id == _move(stage).to_device


def _move(stage: SeatStage) -> MoveRow:
    found = stage.chief.view.moves.find(stage.row.attempt_id)
    assert found is not None
    return found


def _answered(stage: SeatStage) -> int:
    live = stage.chief.view.live.get(stage.row.attempt_id)
    return live.answered if live is not None else 0


def _checked(hands: Hands) -> set[str]:
    return {
        control["id"]
        for control in hands.controls()
        if control["checked"] and control["id"].startswith("exam.choice.")
    }


def _position(stage: SeatStage) -> int:
    """The question on the screen, as the seat says it with each heartbeat."""
    live = stage.chief.view.live.get(stage.row.attempt_id)
    return live.position if live is not None else 0
