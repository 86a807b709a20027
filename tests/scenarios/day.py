"""A whole exam day against server processes: simulated candidates, headless staff."""

import asyncio
import json
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

from common.client.address import CentreAddress
from common.core.clock import SystemClock
from common.core.errors import ErrorCode, RefusedError
from common.core.tasks import TaskScope
from common.protocol.candidates import CheckIdentity
from common.protocol.incidents import WarnCandidate
from common.protocol.proctors import ChangeProctorState
from common.protocol.stages import ChangePeriodStage, ChangeRoomStage
from common.protocol.vocabulary import Attendance, Identity, ProctorState, Progress, Stage
from common.simulation.behaviour import Behaviour, SimulatedPerson
from common.simulation.room import run_room
from server.admin.caller import opened
from server.admin.centre import make_centre
from server.admin.operations.answers import RECONCILE, Reconcile
from server.admin.operations.exams import SealExam, seal_exam
from server.admin.operations.sittings import CreateSitting, create_sitting
from server.settings import DataFolder
from tests.helpers.headless_staff import HeadlessStaff

ROOM = "R1"
PASSWORD = "a-password-of-the-tests"


def make_day(folder: Path, seats: int, *settings: str, spare: int = 0) -> Path:
    """Make a centre by the administrator's code; returns its data folder.

    Args:
        folder: gets it.
        seats: how many candidates, each at an own seat.
        settings: lines for its settings file.
        spare: how many seats are nobody's.
    """
    data = DataFolder(folder / "data")
    make_centre(data, "Centre", ("127.0.0.1",))
    if settings:
        with (data.root / "server.toml").open("a", encoding="utf-8") as stream:
            stream.write("\n".join(settings) + "\n")
    asyncio.run(_fill(data, json.dumps(_plan(seats, spare))))
    return data.root


async def _fill(data: DataFolder, plan: str) -> None:
    async with opened(data) as context:
        await create_sitting(context, CreateSitting(plan=plan))
        await seal_exam(context, SealExam())


async def differences(data: Path) -> int:
    """Return how many lines of the stopped server's reconciliation do not add up."""
    async with opened(DataFolder(data)) as context:
        found = await RECONCILE.run(context, Reconcile())
        return sum(len(period.differences) for period in found.periods)


def _plan(seats: int, spare: int) -> dict[str, object]:
    return {
        "centre_name": "Centre",
        "title": "Sitting",
        "date": "2026-11-23",
        "rooms": [{"name": ROOM, "seats": seats + spare}],
        "exam": {"title": "Exam", "periods": [_period()]},
        "candidates": [
            {
                "exam_number": f"E-{n:04d}",
                "name": f"Person {n}",
                "birth_date": "2001-02-03",
                "room": ROOM,
                "seat": n,
            }
            for n in range(1, seats + 1)
        ],
        "staff": [
            {"login": login, "password": PASSWORD, "name": login, "role": role, "rooms": rooms}
            for login, role, rooms in (("proctor", "proctor", [ROOM]), ("chief", "chief", []))
        ],
    }


def _period() -> dict[str, object]:
    items = [{"stem": f"Question {n}", "choices": ["a", "b", "c", "d"]} for n in range(1, 6)]
    return {
        "number": 1,
        "title": "Period 1",
        "duration_min": 60,
        "planned_start_ms": 1_764_000_000_000,
        "subjects": [{"title": "Subject", "items": items}],
    }


class Day:
    """Proctor, chief and candidates of one day.

    Args:
        candidates: where the seats connect.
        staff: where the consoles connect; another socket server, perhaps.
        histories: folder for what the seats write down.
    """

    def __init__(
        self, candidates: CentreAddress, staff: CentreAddress, histories: Path, seats: int
    ) -> None:
        self._seats = seats
        assert candidates.ca_file is not None
        self._data = candidates.ca_file.parents[1]
        self._candidates = candidates
        self._histories = histories
        self._scope = TaskScope("scenario")
        self.proctor = HeadlessStaff(staff, "proctor", PASSWORD)
        self.chief = HeadlessStaff(staff, "chief", PASSWORD)

    async def run(self, disturb: Callable[[], Awaitable[None]] | None = None) -> None:
        """Live the day from opening to closing; `disturb` happens while answers are given."""
        async with self.proctor, self.chief:
            await self._open()
            codes = await seat_codes(self._data)
            people = [_person(n, codes[n]) for n in range(1, self._seats + 1)]
            room = self._scope.begin(
                run_room(self._candidates, people, SystemClock(), self._histories, "7"),
                name="candidates",
            )
            try:
                await self._bring_in()
                await self._start()
                await self._warn_one()
                if disturb is not None:
                    await disturb()
                await self.chief.until("all seals", lambda: len(self._seals()) == self._seats, 60)
                await asyncio.wait_for(room, 20)
                await self._gate(Stage.ENDING)
                await self._gate(Stage.CLOSED)
            finally:
                await self._scope.stop()

    def _seals(self) -> tuple[object, ...]:
        return self.chief.view.seals.rows()

    async def _open(self) -> None:
        duties = await self.proctor.until(
            "signed in",
            lambda: [
                duty
                for duty in self.proctor.view.proctors.rows()
                if duty.room_id and duty.state is ProctorState.SIGNED_IN
            ],
        )
        await self.proctor.do(
            ChangeProctorState(
                duty_id=duties[0].duty_id, to=ProctorState.ON_DUTY, version=duties[0].version
            )
        )
        await self._gate(Stage.OPEN)

    async def _bring_in(self) -> None:
        view = self.proctor.view
        await self.proctor.until(
            "everybody here",
            lambda: all(r.attendance is Attendance.PRESENT for r in view.candidates.rows()),
        )
        for row in view.candidates.rows():
            await self._verify(row.attempt_id)

    async def _verify(self, attempt_id: str) -> None:
        """Check an identity; the candidate's own steps may make the version stale meanwhile."""
        for _ in range(20):
            seen = self._version(attempt_id)
            refused = await self._try_verify(attempt_id, seen)
            if refused is None:
                return
            assert refused.code is ErrorCode.STALE_VERSION
            await self._wait_past(attempt_id, seen)

    async def _try_verify(self, attempt_id: str, version: int) -> RefusedError | None:
        act = CheckIdentity(attempt_id=attempt_id, identity=Identity.VERIFIED, version=version)
        try:
            await self.proctor.do(act)
        except RefusedError as refused:
            return refused
        return None

    async def _wait_past(self, attempt_id: str, version: int) -> None:
        await self.proctor.until("the fresh row", lambda: self._version(attempt_id) > version)

    def _version(self, attempt_id: str) -> int:
        row = self.proctor.view.candidates.find(attempt_id)
        return row.version if row is not None else 0

    async def _start(self) -> None:
        for stage in (Stage.BRIEFING, Stage.READY):
            await self._gate(stage)
            await self.proctor.until("gate", lambda: self._period_stage() is stage)  # noqa: B023
            room = self.proctor.view.rooms.rows()[0]
            await self.proctor.do(
                ChangeRoomStage(room_period_id=room.room_period_id, to=stage, version=room.version)
            )
            await self.chief.until("room", lambda: self._room_stage() is stage)  # noqa: B023
            if stage is Stage.BRIEFING:
                await self.proctor.until("all ready", self._all_ready, 30)
        await self._gate(Stage.RUNNING)

    def _all_ready(self) -> bool:
        rows = self.proctor.view.candidates.rows()
        return all(row.progress is Progress.READY for row in rows)

    def _period_stage(self) -> Stage:
        return self.proctor.view.periods.rows()[0].stage

    def _room_stage(self) -> Stage:
        return self.chief.view.rooms.rows()[0].stage

    async def _warn_one(self) -> None:
        """The proctor warns a candidate, who acknowledges by itself."""
        row = self.proctor.view.candidates.rows()[0]
        integrity = self.proctor.view.integrity.find(row.registration_id)
        await self.proctor.do(
            WarnCandidate(
                registration_id=row.registration_id,
                attempt_id=row.attempt_id,
                version=integrity.version if integrity is not None else 0,
                text="Please look at your own screen.",
            )
        )
        await self.proctor.until(
            "the acknowledgement",
            lambda: any(
                warning.acknowledged_ms is not None for warning in self.proctor.view.warnings.rows()
            ),
        )

    async def _gate(self, to: Stage) -> None:
        row = self.chief.view.periods.rows()[0]
        await self.chief.do(
            ChangePeriodStage(
                period_id=row.period_id, to=to, version=row.version, reason="as planned"
            )
        )
        await self.chief.until(
            f"the period in {to}", lambda: self.chief.view.periods.rows()[0].stage is to
        )


async def seat_codes(data: Path) -> dict[int, str]:
    """Let the administrator's command make a code for each seat, and return them by seat."""
    command = ("-m", "server.admin", "device", "codes", "--room", ROOM, "--json")
    process = await asyncio.create_subprocess_exec(
        sys.executable, *command, "--data", str(data), stdout=asyncio.subprocess.PIPE
    )
    printed, _ = await process.communicate()
    assert process.returncode == 0
    return {int(code["seat"]): code["code"] for code in json.loads(printed)["codes"]}


def _person(number: int, code: str) -> SimulatedPerson:
    return SimulatedPerson(
        exam_number=f"E-{number:04d}",
        birth_date="010203",
        code=code,
        behaviour=Behaviour(pace_s=0.15, changes=20),
    )
