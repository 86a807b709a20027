"""A real centre, a real seat on a screen of its own, and staff without windows."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, TypeVar

from common.client.address import CentreAddress
from common.protocol.candidates import CheckIdentity
from common.protocol.proctors import ChangeProctorState
from common.protocol.stages import ChangePeriodStage, ChangeRoomStage
from common.protocol.vocabulary import Identity, ProctorState, Stage
from installers.dev.demo.album import Album
from installers.dev.demo.centre import Centre
from installers.dev.demo.children import Child, Children
from installers.dev.demo.display import virtual_screen
from installers.dev.demo.hands import Hands
from installers.dev.demo.people import CHIEF, PROCTOR, candidates, typed_birth
from installers.dev.demo.waiting import pause, wait_for
from tests.helpers.headless_staff import HeadlessStaff

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Mapping
    from pathlib import Path

    from common.protocol.rows import CandidateRow

T = TypeVar("T")
START_MS = 1_764_032_400_000
PERSON = candidates()[0]
THIEF = "메신저"


class SeatStage:
    """What a test of the seat works with. Hands block: call them by `act`."""

    def __init__(self, folder: Path, children: Children) -> None:
        self.folder = folder
        self.children = children
        self.screen: Mapping[str, str] = virtual_screen(children, "candidate", "1366x768")
        self.centre = Centre(children, folder, START_MS)
        self.centre.start()
        address = CentreAddress(host="127.0.0.1", port=self.centre.port, ca_file=self.centre.ca)
        self.proctor = HeadlessStaff(address, *PROCTOR)
        self.chief = HeadlessStaff(address, *CHIEF)
        self.hands = Hands(self.screen, folder / "candidate.map.json")

    @property
    def row(self) -> CandidateRow:
        """The first candidate's row as the chief sees it."""
        view = self.chief.view
        number = PERSON["exam_number"]
        attempt = next(f.attempt_id for f in view.facts.values() if f.exam_number == number)
        found = view.candidates.find(attempt)
        assert found is not None
        return found

    def start_seat(self, *options: str) -> Child:
        """Start the program on its screen."""
        command = [sys.executable, "-m", "candidate_app", *self.centre.address()]
        own = ["--state", str(self.folder / "state"), "--grace-s", "0"]
        environment = {
            **self.screen,
            "GAMDOK_WIDGET_MAP": str(self.folder / "candidate.map.json"),
        }
        self.seat = self.children.start("seat", [*command, *own, *options], environment)
        return self.seat

    async def act(self, function: Callable[..., T], *arguments: object) -> T:
        """Let hands work while the staff's links live on."""
        return await asyncio.to_thread(function, *arguments)

    async def see(self, name: str) -> None:
        """Wait until something is on the screen."""
        await self.act(self.hands.see, name)

    async def click(self, *names: str) -> None:
        """Click, one after the other."""
        for name in names:
            await self.act(self.hands.click, name)

    async def enrol(self) -> None:
        """Type the code of the seat."""
        await self.click("enrol.code")
        await self.act(self.hands.type, self.centre.codes()[int(PERSON["seat"])])
        await self.act(self.hands.key, "Return")

    async def sign_in(self) -> None:
        """Enrol the PC, then type number and birth date with the keyboard."""
        await self.enrol()
        await self.click("sign_in.exam_number")
        await self.act(self.hands.type, PERSON["exam_number"].replace("-", ""))
        await self.act(self.hands.type, typed_birth(PERSON))
        await self.act(self.hands.key, "Return")
        await self.see("steps.confirm")

    async def take_duty(self) -> None:
        """The proctor takes the room."""
        duty = await self.proctor.until(
            "signed in",
            lambda: next(
                (d for d in self.proctor.view.proctors.rows() if _has_signed_in(d.state)), None
            ),
        )
        assert duty is not None
        await self.proctor.do(
            ChangeProctorState(duty_id=duty.duty_id, to=ProctorState.ON_DUTY, version=duty.version)
        )

    async def gate(self, to: Stage) -> None:
        """The chief opens the next gate."""
        period = self.chief.view.periods.rows()[0]
        await self.chief.do(
            ChangePeriodStage(period_id=period.period_id, to=to, version=period.version)
        )
        await self.proctor.until(str(to), lambda: self.proctor.view.periods.rows()[0].stage is to)

    async def room(self, to: Stage) -> None:
        """The proctor takes the room along."""
        room = self.proctor.view.rooms.rows()[0]
        await self.proctor.do(
            ChangeRoomStage(room_period_id=room.room_period_id, to=to, version=room.version)
        )

    async def verify(self) -> None:
        """The proctor compares the face."""
        row = self.row
        act = CheckIdentity(
            attempt_id=row.attempt_id, identity=Identity.VERIFIED, version=row.version
        )
        await self.proctor.do(act)

    async def into_exam(self) -> None:
        """From the sign-in to the paper."""
        await self.take_duty()
        await self.gate(Stage.OPEN)
        await self.sign_in()
        await self.click("steps.confirm")
        await self.see("steps.briefed")
        await self.verify()
        await self.gate(Stage.BRIEFING)
        await self.room(Stage.BRIEFING)
        await self.click("steps.briefed", "steps.practised", "steps.ready")
        await self.gate(Stage.READY)
        await self.room(Stage.READY)
        await self.gate(Stage.RUNNING)
        await self.see("exam.page_view")
        await self.act(self._stand_still, "exam.choice.1.1")

    async def steal_focus(self) -> Child:
        """A window of another program comes up, and the candidate switches to it.

        The window manager itself lets no new window to the front of a full screen.
        """
        thief = self.children.start(
            "thief", [sys.executable, "-m", "installers.dev.demo.thief"], self.screen
        )
        await self.act(wait_for, "the thief in front", self._switch_to_thief)
        return thief

    def _switch_to_thief(self) -> bool:
        try:
            self.hands.x("search", "--onlyvisible", "--name", THIEF, "windowactivate")
            return self.hands.x("getactivewindow", "getwindowname") == THIEF
        except subprocess.CalledProcessError:
            return False  # it is not there yet

    def _stand_still(self, name: str) -> None:
        """Wait until a control is where it was a moment ago."""
        before: list[int] = []

        def same() -> bool:
            nonlocal before
            pause(0.4)
            last, before = before, self.hands.see(name)["rect"]
            return last == before

        wait_for(f"{name} to stand still", same)


def _has_signed_in(state: ProctorState) -> bool:
    return state is ProctorState.SIGNED_IN


@asynccontextmanager
async def seat_stage(folder: Path, *options: str) -> AsyncIterator[SeatStage]:
    """A centre with a seat in front of its sign-in."""
    children = Children(folder / "logs", {"LANG": "C.UTF-8"})
    try:
        stage = await asyncio.to_thread(SeatStage, folder, children)
        stage.start_seat(*options)
        async with stage.proctor, stage.chief:
            try:
                yield stage
            except BaseException:
                Album(folder, "seat", stage.screen).take("failed")
                raise
    finally:
        await asyncio.to_thread(children.stop)
