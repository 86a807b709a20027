"""Taking the room: what a proctor sees between signing in and the seats."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from common.console.link.command_log import Outcome, SentCommand
from common.console.rows.periods import candidates_of
from common.console.rows.words import words
from common.protocol.proctors import ChangeProctorState
from common.protocol.vocabulary import ProctorState
from common.qt.view_model import ViewModel
from common.rules.proctor import duty_blockers

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from common.console.hub import ConsoleHub
    from common.core.errors import Fault
    from proctor_app.state import OwnRooms

WORKING = frozenset({ProctorState.ON_DUTY, ProctorState.AWAY})


@dataclass(frozen=True, slots=True)
class DutyPicture:
    """What the page shows.

    Args:
        is_loaded: the server has told what there is.
        is_on_duty: the room is taken; the seats are shown.
        has_duty: there is a room to take at all.
        is_signed_off: the room's report was signed, the duty is over.
        reasons: why it cannot be taken now.
        refusal: why the server refused.
    """

    is_loaded: bool = False
    is_on_duty: bool = False
    has_duty: bool = False
    is_signed_off: bool = False
    room: str = ""
    exam: str = ""
    period: str = ""
    start_ms: int = 0
    candidates: int = 0
    person: str = ""
    is_busy: bool = False
    may_command: bool = False
    reasons: tuple[Fault, ...] = ()
    refusal: Fault | None = None


class DutyViewModel(ViewModel[DutyPicture]):
    """Follows the duty in the room on the screen."""

    def __init__(self, hub: ConsoleHub, state: OwnRooms, parent: QObject | None = None) -> None:
        super().__init__(DutyPicture(person=hub.signed_in.staff_name), parent)
        self._hub = hub
        self._state = state
        self._sent = ""
        for signal in (hub.changed, hub.link_changed, hub.settled):
            signal.connect(self.refresh)

    def take(self) -> None:
        """Take the room: 근무 시작."""
        duty = self._state.duty
        if duty is None or self.picture.is_busy:
            return
        entry = self._hub.send(
            ChangeProctorState(duty_id=duty.duty_id, to=ProctorState.ON_DUTY, version=duty.version),
            words("proctor.duty.take"),
            duty.room_id or "",
        )
        self._sent = entry.id
        self.refresh()

    def refresh(self) -> None:
        """Look at the duty again."""
        view, duty, room = self._state.view, self._state.duty, self._state.room
        period = self._state.period
        person = self.picture.person
        if view is None:
            return
        if duty is None or period is None or room is None:
            over = self._state.is_signed_off
            self.show(DutyPicture(is_loaded=True, is_signed_off=over, person=person))
            return
        sent = self._hub.session.commands.find(self._sent)
        self.show(
            DutyPicture(
                is_loaded=True,
                is_on_duty=duty.state in WORKING,
                has_duty=True,
                room=room.room_name,
                exam=view.exam_title,
                period=period.title,
                start_ms=period.planned_start_ms,
                candidates=len(candidates_of(view, period.period_id, room.room_id)),
                person=person,
                is_busy=_is_waiting(sent),
                may_command=self._hub.link.may_command,
                reasons=duty_blockers(
                    duty, ProctorState.ON_DUTY, actor=self._hub.me, now_ms=self._hub.now_ms()
                ),
                refusal=None if sent is None else sent.fault,
            )
        )


def _is_waiting(sent: SentCommand | None) -> bool:
    return sent is not None and sent.outcome is Outcome.WAITING
