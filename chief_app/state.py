"""The sitting, as the chief's program knows it: plain data, brought up to date by messages.

A new message for chiefs that has no branch here fails the type check and a test.
"""

from typing import assert_never

from common.console.rows.periods import current_period
from common.protocol.answers import AttemptSealed
from common.protocol.base import Message
from common.protocol.candidates import CandidateChanged
from common.protocol.commands import CommandChanged, ReleaseCodeShown
from common.protocol.incidents import IncidentChanged, IntegrityChanged, WarningChanged
from common.protocol.moves import FreeSeatsShown, MoveChanged
from common.protocol.proctors import ProctorChanged
from common.protocol.rows import PeriodRow
from common.protocol.session import (
    CommandAccepted,
    CommandRejected,
    HeartbeatAnswered,
    SeatLiveChanged,
    Welcome,
)
from common.protocol.stages import PeriodStageChanged, RoomStageChanged
from common.protocol.time import ProposalChanged, TimeActChanged
from common.rules.staff_view import StaffView
from common.rules.view_change import ALL, NOTHING, Change

ToChief = (
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
    | CommandChanged
    | ReleaseCodeShown
    | FreeSeatsShown
    | MoveChanged
    | ProctorChanged
    | TimeActChanged
    | ProposalChanged
)
"""Every message that this program gets."""


class Centre:
    """What the chief's dashboard knows, and which period is on the screen."""

    def __init__(self) -> None:
        """Nothing is known before the first welcome."""
        self.view: StaffView | None = None
        self._period_id: str | None = None

    def deliver(self, message: Message) -> Change:
        """Take any message over; one that is not for chiefs changes nothing."""
        return self.apply(message) if isinstance(message, ToChief) else NOTHING

    def apply(self, message: ToChief) -> Change:
        """Take a message over and say what it changed."""
        match message:
            case Welcome():
                return self._welcomed(message)
            case HeartbeatAnswered() | CommandAccepted() | CommandRejected():
                return NOTHING
            case PeriodStageChanged() | RoomStageChanged() | ProctorChanged():
                return self._pass_on(message)
            case CandidateChanged() | SeatLiveChanged() | AttemptSealed() | MoveChanged():
                return self._pass_on(message)
            case CommandChanged() | ReleaseCodeShown() | FreeSeatsShown() | WarningChanged():
                return self._pass_on(message)
            case IncidentChanged() | IntegrityChanged() | TimeActChanged() | ProposalChanged():
                return self._pass_on(message)
            case _:
                assert_never(message)

    @property
    def periods(self) -> tuple[PeriodRow, ...]:
        """All periods of the sitting in order."""
        rows = () if self.view is None else self.view.periods.rows()
        return tuple(sorted(rows, key=lambda row: row.number))

    @property
    def period(self) -> PeriodRow | None:
        """The period on the screen: the chosen one, else the one of now."""
        if self.view is None:
            return None
        chosen = None if self._period_id is None else self.view.periods.find(self._period_id)
        return chosen or current_period(self.view)

    @property
    def room_id(self) -> str | None:
        """The chief's screen shows all rooms."""
        return None

    def choose_period(self, period_id: str) -> None:
        """Show another period."""
        self._period_id = period_id

    def _welcomed(self, message: Welcome) -> Change:
        if self.view is not None:
            return self.view.apply(message)
        if message.staff is None:
            return NOTHING
        self.view = StaffView(message.staff)
        return ALL

    def _pass_on(self, message: ToChief) -> Change:
        return NOTHING if self.view is None else self.view.apply(message)
