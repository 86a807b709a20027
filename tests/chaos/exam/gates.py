"""The day as staff lead it, gate by gate, through whatever happens to the server."""

from common.protocol.base import Message
from common.protocol.candidates import CheckIdentity
from common.protocol.proctors import ChangeProctorState
from common.protocol.rows import PeriodRow, ProctorRow, RoomRow
from common.protocol.stages import ChangePeriodStage, ChangeRoomStage
from common.protocol.vocabulary import Attendance, Identity, ProctorState, Progress, Stage
from tests.chaos.exam.staff import StubbornStaff

_REASON = "as planned"


class Gates:
    """Brings the period of one room from the first gate to the last."""

    def __init__(self, proctor: StubbornStaff, chief: StubbornStaff, seats: int) -> None:
        self._proctor = proctor
        self._chief = chief
        self._seats = seats

    @property
    def period(self) -> PeriodRow:
        """The period as the chief sees it."""
        return self._chief.view.periods.rows()[0]

    @property
    def room(self) -> RoomRow:
        """The room as the chief sees it."""
        return self._chief.view.rooms.rows()[0]

    async def open(self) -> None:
        """Candidates may come in."""
        await self._proctor.bring_about("a proctor on duty", self._on_duty, self._take_duty)
        await self.period_to(Stage.OPEN)

    async def start(self) -> None:
        """From the open door to the running exam, everybody in it."""
        for number in range(self._seats):
            await self._verify(number)
        await self.period_to(Stage.BRIEFING)
        await self.room_to(Stage.BRIEFING)
        await self._proctor.until("everybody to be ready", self._all_ready)
        await self.period_to(Stage.READY)
        await self.room_to(Stage.READY)
        await self.period_to(Stage.RUNNING)

    async def end(self) -> None:
        """Wait for all seals and close."""
        await self._chief.until("all seals", self.all_sealed)
        await self.period_to(Stage.ENDING)
        await self.period_to(Stage.CLOSED)

    async def period_to(self, to: Stage, reason: str = _REASON) -> None:
        """The chief opens a gate."""

        def act() -> Message:
            row = self.period
            return ChangePeriodStage(
                period_id=row.period_id, to=to, version=row.version, reason=reason
            )

        await self._chief.bring_about(f"the period {to}", lambda: self.period.stage is to, act)

    async def room_to(self, to: Stage, reason: str = _REASON) -> None:
        """The proctor opens a gate of the room."""

        def act() -> Message:
            row = self.room
            return ChangeRoomStage(
                room_period_id=row.room_period_id, to=to, version=row.version, reason=reason
            )

        await self._proctor.bring_about(f"the room {to}", lambda: self.room.stage is to, act)

    def _duty(self, state: ProctorState) -> ProctorRow | None:
        view = self._proctor.view
        mine = (d for d in view.proctors.rows() if d.staff_id == view.staff_id and d.room_id)
        return next((duty for duty in mine if duty.state is state), None)

    def _on_duty(self) -> bool:
        return self._duty(ProctorState.ON_DUTY) is not None

    def _take_duty(self) -> Message | None:
        duty = self._duty(ProctorState.SIGNED_IN)
        if duty is None:
            return None
        return ChangeProctorState(
            duty_id=duty.duty_id, to=ProctorState.ON_DUTY, version=duty.version
        )

    async def _verify(self, number: int) -> None:
        view = self._proctor.view

        def row() -> tuple[str, int, bool, bool]:
            one = view.candidates.rows()[number]
            here = one.attendance is Attendance.PRESENT
            return one.attempt_id, one.version, here, one.identity is Identity.VERIFIED

        def act() -> Message | None:
            attempt_id, version, here, _ = row()
            if not here:
                return None
            return CheckIdentity(attempt_id=attempt_id, identity=Identity.VERIFIED, version=version)

        await self._proctor.bring_about(f"candidate {number} verified", lambda: row()[3], act)

    def _all_ready(self) -> bool:
        rows = self._proctor.view.candidates.rows()
        return all(row.progress is Progress.READY for row in rows)

    def all_sealed(self) -> bool:
        """Whether everybody has handed in."""
        return len(self._chief.view.seals.rows()) == self._seats
