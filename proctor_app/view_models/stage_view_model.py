"""The head of the room: stage, the one stage button, time, link, person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from common.console.link.link_status import NO_LINK, LinkStatus
from common.console.rows.periods import candidates_of
from common.console.rows.room_clock import RoomClock, room_clock
from common.console.rows.stage_step import StageStep, StepKind, room_step
from common.console.rows.words import words
from common.protocol.proctors import ChangeProctorState
from common.protocol.stages import ChangeRoomStage
from common.protocol.vocabulary import ProctorState, Stage
from common.qt.view_model import ViewModel
from common.rules.stage_order import effective_stage

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from common.console.hub import ConsoleHub
    from common.protocol.rows import PeriodRow, RoomRow
    from common.rules.staff_view import StaffView
    from proctor_app.state import OwnRooms


@dataclass(frozen=True, slots=True)
class StagePicture:
    """What the stage bar shows.

    Args:
        rooms: ids and names of the own rooms, to choose from.
        stage: the one the candidates are in.
        held_by_chief: the whole sitting is suspended, not this room.
        may_sign_off: the room is closed and its proctor has not signed off.
        heard_ms: the server's time that the screen is from.
    """

    room_id: str = ""
    room: str = ""
    exam: str = ""
    period: str = ""
    rooms: tuple[tuple[str, str], ...] = ()
    stage: Stage = Stage.SEALED_IN
    held_by_chief: bool = False
    step: StageStep | None = None
    may_sign_off: bool = False
    clock: RoomClock | None = None
    person: str = ""
    now_ms: int = 0
    heard_ms: int = 0
    link: LinkStatus = NO_LINK


class StageViewModel(ViewModel[StagePicture]):
    """Follows the room and sends what the stage button says."""

    def __init__(self, hub: ConsoleHub, state: OwnRooms, parent: QObject | None = None) -> None:
        super().__init__(StagePicture(person=hub.signed_in.staff_name), parent)
        self._hub = hub
        self._state = state
        for signal in (hub.changed, hub.ticked, hub.link_changed):
            signal.connect(self.refresh)

    def refresh(self) -> None:
        """Look at room, link and clock again."""
        view, period, room = self._state.view, self._state.period, self._state.room
        if view is not None and period is not None and room is not None:
            self.show(self._made(view, period, room))

    def choose_room(self, room_id: str) -> None:
        """Show another of the own rooms."""
        self._state.choose_room(room_id)
        self._hub.changed.emit()

    def take_step(self, reason: str = "") -> None:
        """Send what the stage button offers, over the row that was seen."""
        room, step = self._state.room, self.picture.step
        if room is None or step is None:
            return
        kind = step.kind
        name = f"to_{step.to}" if kind is StepKind.NEXT else kind.value
        self._hub.send(
            ChangeRoomStage(
                room_period_id=room.room_period_id,
                to=step.to,
                version=step.version,
                reason=reason,
            ),
            words(f"console.step.{name}"),
            room.room_id,
        )

    def sign_off(self) -> None:
        """Sign the room's report; the duty is over."""
        duty = self._state.duty
        if duty is not None:
            self._hub.send(
                ChangeProctorState(
                    duty_id=duty.duty_id, to=ProctorState.SIGNED_OFF, version=duty.version
                ),
                words("proctor.duty.sign_off"),
                duty.room_id or "",
            )

    def _made(self, view: StaffView, period: PeriodRow, room: RoomRow) -> StagePicture:
        now_ms, link, duty = self._hub.now_ms(), self._hub.link, self._state.duty
        rows = candidates_of(view, period.period_id, room.room_id)
        stage = effective_stage(period.stage, room.stage)
        on_duty = duty is not None and duty.state is ProctorState.ON_DUTY
        return StagePicture(
            room_id=room.room_id,
            room=room.room_name,
            exam=view.exam_title,
            period=period.title,
            rooms=self._rooms(view, period),
            stage=stage,
            held_by_chief=stage is not room.stage,
            step=room_step(view, period, room, self._hub.me, now_ms),
            may_sign_off=room.stage is Stage.CLOSED and on_duty,
            clock=room_clock(period, room, rows, now_ms),
            person=self.picture.person,
            now_ms=now_ms,
            heard_ms=now_ms - round(1000 * (link.age_s or 0.0)),
            link=link,
        )

    def _rooms(self, view: StaffView, period: PeriodRow) -> tuple[tuple[str, str], ...]:
        names = {
            row.room_id: row.room_name
            for row in view.rooms.rows()
            if row.period_id == period.period_id
        }
        own = (duty.room_id or "" for duty in self._state.duties)
        return tuple((room_id, names[room_id]) for room_id in own if room_id in names)
