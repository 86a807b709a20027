"""The acts of staff over real sockets that bring a served centre to where a test begins."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

from common.protocol.candidates import AdvanceProgress, CheckIdentity
from common.protocol.proctors import ChangeProctorState
from common.protocol.rows import CandidateRow, PeriodRow, ProctorRow, RoomRow
from common.protocol.stages import ChangePeriodStage, ChangeRoomStage
from common.protocol.vocabulary import Identity, ProctorState, Progress, Stage
from tests.helpers.centre import PASSWORD, Centre
from tests.helpers.headless_staff import HeadlessStaff
from tests.helpers.talker import Talker

CHAIN = (Progress.CONFIRMED, Progress.BRIEFED, Progress.PRACTISED, Progress.READY)


class ExamDay:
    """Chief and proctors of a served centre."""

    def __init__(self, chief: HeadlessStaff, proctors: dict[str, HeadlessStaff]) -> None:
        self.chief = chief
        self.proctors = proctors

    @property
    def period(self) -> PeriodRow:
        (period,) = self.chief.view.periods.rows()
        return period

    def room(self, name: str) -> RoomRow:
        return next(room for room in self.chief.view.rooms.rows() if room.room_name == name)

    def candidate(self, attempt_id: str) -> CandidateRow:
        row = self.chief.view.candidates.find(attempt_id)
        assert row is not None
        return row

    async def take_rooms(self) -> None:
        for proctor in self.proctors.values():
            await _take_room(proctor)

    async def period_to(self, to: Stage, *excluded: str) -> None:
        row = self.period
        await self.chief.do(
            ChangePeriodStage(
                period_id=row.period_id, to=to, version=row.version, excluded_rooms=excluded
            )
        )
        await self.chief.until(f"the period in {to}", lambda: self.period.stage is to)

    async def room_to(self, to: Stage, name: str = "R1") -> None:
        row = self.room(name)
        if row.stage is not to:
            await self.proctors[name].do(
                ChangeRoomStage(room_period_id=row.room_period_id, to=to, version=row.version)
            )
        await self.room_in(to, name)

    async def room_in(self, stage: Stage, name: str = "R1") -> None:
        await self.chief.until(f"{name} in {stage}", lambda: self.room(name).stage is stage)

    async def open(self) -> None:
        """Candidates may come in."""
        await self.take_rooms()
        await self.period_to(Stage.OPEN)

    async def verify(self, attempt_id: str, room: str = "R1") -> None:
        """The proctor compared photo and person."""
        proctor = self.proctors[room]

        def seated() -> CandidateRow | None:
            row = proctor.view.candidates.find(attempt_id)
            return row if row is not None and row.device_id is not None else None

        row = await proctor.until("the candidate to be here", seated)
        assert row is not None
        await proctor.do(
            CheckIdentity(attempt_id=attempt_id, identity=Identity.VERIFIED, version=row.version)
        )

    async def get_ready(self, talker: Talker, attempt_id: str) -> None:
        """The candidate goes through all steps up to READY."""
        for step in CHAIN:
            row = self.candidate(attempt_id)
            refused = await talker.command(
                AdvanceProgress(attempt_id=attempt_id, to=step, version=row.version)
            )
            assert refused is None, refused
            await self._progress(attempt_id, step)

    async def brief(self) -> None:
        """The candidates may go through their steps."""
        await self.period_to(Stage.BRIEFING)
        await self.room_to(Stage.BRIEFING)

    async def start(self) -> None:
        """From the briefing to the running exam of R1, whoever is ready; R2 has nobody."""
        await self.period_to(Stage.READY, "R2")
        await self.room_to(Stage.READY)
        await self.period_to(Stage.RUNNING, "R2")
        await self.room_in(Stage.RUNNING)

    async def _progress(self, attempt_id: str, progress: Progress) -> None:
        def there() -> bool:
            return self.candidate(attempt_id).progress is progress

        await self.chief.until(f"progress {progress}", there)


async def _take_room(proctor: HeadlessStaff) -> None:
    duty = await proctor.until("a duty that is signed in", lambda: _signed_in(proctor))
    assert duty is not None
    await proctor.do(
        ChangeProctorState(duty_id=duty.duty_id, to=ProctorState.ON_DUTY, version=duty.version)
    )


def _signed_in(proctor: HeadlessStaff) -> ProctorRow | None:
    mine = (duty for duty in proctor.view.proctors.rows() if duty.staff_id == proctor.view.staff_id)
    return next((duty for duty in mine if duty.state is ProctorState.SIGNED_IN), None)


@asynccontextmanager
async def exam_day(centre: Centre) -> AsyncIterator[ExamDay]:
    """Sign the staff of the centre's plan in."""
    async with AsyncExitStack() as stack:

        async def staff(login: str) -> HeadlessStaff:
            return await stack.enter_async_context(HeadlessStaff(centre.address, login, PASSWORD))

        chief = await staff("chief")
        yield ExamDay(chief, {"R1": await staff("proctor1"), "R2": await staff("proctor2")})
