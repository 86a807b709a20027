"""The rooms of one proctor, as this program knows them: plain data, brought up to date by messages.

A new message for proctors that has no branch here fails the type check and a test.
"""

from typing import assert_never

from common.console.rows.hold_on_seat import HoldOnSeat
from common.console.rows.periods import current_period, duties_of, room_in
from common.protocol.answers import AttemptSealed
from common.protocol.base import Message
from common.protocol.candidates import CandidateChanged
from common.protocol.commands import CommandChanged, ReleaseCodeShown
from common.protocol.incidents import IncidentChanged, IntegrityChanged, WarningChanged
from common.protocol.moves import FreeSeatsShown, MoveChanged
from common.protocol.proctors import ProctorChanged
from common.protocol.rows import PeriodRow, ProctorRow, RoomRow
from common.protocol.session import (
    CommandAccepted,
    CommandRejected,
    HeartbeatAnswered,
    SeatLiveChanged,
    Welcome,
)
from common.protocol.stages import PeriodStageChanged, RoomStageChanged
from common.protocol.time import ProposalChanged, TimeActChanged
from common.protocol.vocabulary import HoldKind, ProctorState
from common.rules.staff_view import StaffView
from common.rules.view_change import ALL, NOTHING, Change, Part

ToProctor = (
    Welcome
    | HeartbeatAnswered
    | CommandAccepted
    | CommandRejected
    | SeatLiveChanged
    | PeriodStageChanged
    | RoomStageChanged
    | CandidateChanged
    | AttemptSealed
    | IncidentChanged
    | IntegrityChanged
    | WarningChanged
    | ProctorChanged
    | TimeActChanged
    | ProposalChanged
    | CommandChanged
    | ReleaseCodeShown
    | FreeSeatsShown
    | MoveChanged
)
"""Every message that this program gets."""


class OwnRooms:
    """What a proctor's console knows, and which of the rooms is on the screen.

    Args:
        staff_id: who sits here.
    """

    def __init__(self, staff_id: str) -> None:
        """Nothing is known before the first welcome."""
        self.staff_id = staff_id
        self.view: StaffView | None = None
        self._room_id: str | None = None
        self._codes: dict[tuple[str, HoldKind, int], str] = {}

    def deliver(self, message: Message) -> Change:
        """Take any message over; one that is not for proctors changes nothing."""
        return self.apply(message) if isinstance(message, ToProctor) else NOTHING

    def apply(self, message: ToProctor) -> Change:
        """Take a message over and say what it changed."""
        match message:
            case Welcome():
                return self._welcomed(message)
            case HeartbeatAnswered() | CommandAccepted() | CommandRejected():
                return NOTHING
            case PeriodStageChanged() | RoomStageChanged() | ProctorChanged():
                return self._pass_on(message)
            case CandidateChanged() | SeatLiveChanged() | AttemptSealed() | CommandChanged():
                return self._pass_on(message)
            case ReleaseCodeShown():
                return self._take_code(message)
            case (
                IncidentChanged()
                | IntegrityChanged()
                | WarningChanged()
                | TimeActChanged()
                | ProposalChanged()
                | MoveChanged()
                | FreeSeatsShown()
            ):
                return self._pass_on(message)
            case _:
                assert_never(message)

    def code_of(self, attempt_id: str, hold: HoldOnSeat) -> str:
        """Return the code that was shown for a hold on a seat, "" if none was."""
        return self._codes.get((attempt_id, hold.kind, hold.since_ms), "")

    @property
    def duties(self) -> tuple[ProctorRow, ...]:
        """The rooms this person has."""
        return () if self.view is None else duties_of(self.view, self.staff_id)

    @property
    def duty(self) -> ProctorRow | None:
        """The duty in the room on the screen."""
        room_id = self.room_id
        return next((duty for duty in self.duties if duty.room_id == room_id), None)

    @property
    def is_signed_off(self) -> bool:
        """Whether nothing is left to do: each duty is over, and one of them was signed off."""
        rows = () if self.view is None else self.view.proctors.rows()
        mine = [row.state for row in rows if row.staff_id == self.staff_id]
        return not self.duties and ProctorState.SIGNED_OFF in mine

    @property
    def room_id(self) -> str | None:
        """The room on the screen: the chosen one, else one taken already, else the first."""
        rooms = {duty.room_id: duty for duty in self.duties}
        if self._room_id in rooms:
            return self._room_id
        taken = (r for r, duty in rooms.items() if duty.state is ProctorState.ON_DUTY)
        return next(taken, next(iter(rooms), None))

    def choose_room(self, room_id: str) -> None:
        """Show another of the own rooms."""
        self._room_id = room_id

    @property
    def period(self) -> PeriodRow | None:
        """The period of now."""
        return None if self.view is None else current_period(self.view)

    @property
    def room(self) -> RoomRow | None:
        """The room on the screen as it is in the period of now."""
        period, room_id = self.period, self.room_id
        if self.view is None or period is None or room_id is None:
            return None
        return room_in(self.view, period.period_id, room_id)

    def _welcomed(self, message: Welcome) -> Change:
        if self.view is not None:
            return self.view.apply(message)
        if message.staff is None:
            return NOTHING
        self.view = StaffView(message.staff)
        return ALL

    def _take_code(self, shown: ReleaseCodeShown) -> Change:
        self._codes[shown.attempt_id, shown.kind, shown.since_ms] = shown.code
        return Change(Part.COMMAND, shown.attempt_id, shown.attempt_id)

    def _pass_on(self, message: ToProctor) -> Change:
        return NOTHING if self.view is None else self.view.apply(message)
