"""Extra time on a console: what would follow, giving it, undoing it, and proposals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from common.console.rows.periods import rooms_of
from common.console.rows.proposal_offer import proposal_offer, waiting_proposals
from common.console.rows.time_plan import TimeAsk, TimePlan, room_plan, seat_plan
from common.console.rows.words import Seconds, words
from common.protocol.time import AddTime, DecideProposal, UndoTime
from common.protocol.vocabulary import Role, TimePart
from common.qt.view_model import ViewModel
from common.rules.time_acts import newest_change_ms, undo_time

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from common.console.hub import ConsoleHub
    from common.console.rows.proposal_offer import ProposalOffer
    from common.protocol.rows import PeriodRow
    from common.protocol.time_rows import TimeActRow
    from common.rules.staff_view import StaffView


class Shown(Protocol):
    """What a program knows, and which period is on its screen."""

    @property
    def view(self) -> StaffView | None:
        """Return the rows; None before the first welcome."""
        ...

    @property
    def period(self) -> PeriodRow | None:
        """Return the period on the screen."""
        ...

    @property
    def room_id(self) -> str | None:
        """Return the room on the screen; None shows all."""
        ...


@dataclass(frozen=True, slots=True)
class UndoOffer:
    """The own act that may still be taken back.

    Args:
        reached: how many have what it gave.
        minutes: what it gave, in whole minutes.
    """

    act_id: str
    delta_ms: int
    reached: int
    reason: str
    version: int


@dataclass(frozen=True, slots=True)
class TimePicture:
    """What strips and dialogs about time show.

    Args:
        may_give: there is somebody to give time to.
        newest_ms: when time was last given, taken back or proposed in these rooms.
    """

    may_command: bool = False
    may_give: bool = False
    proposal: ProposalOffer | None = None
    undo: UndoOffer | None = None
    newest_ms: int = 0


class TimeViewModel(ViewModel[TimePicture]):
    """Follows acts and proposals of the rooms on the screen, and sends what people decide."""

    def __init__(self, hub: ConsoleHub, state: Shown, parent: QObject | None = None) -> None:
        super().__init__(TimePicture(), parent)
        self._hub = hub
        self._state = state
        self._seen: set[str] = set()
        for signal in (hub.changed, hub.ticked, hub.link_changed):
            signal.connect(self.refresh)

    @property
    def parts(self) -> tuple[TimePart, ...]:
        """Which kinds of time this person gives."""
        if self._hub.me.role is Role.PROCTOR:
            return (TimePart.INCIDENT,)
        return (TimePart.INCIDENT, TimePart.PLANNED, TimePart.COMPENSATED)

    def refresh(self) -> None:
        """Look at acts and proposals again."""
        view, period = self._state.view, self._state.period
        if view is None or period is None:
            return
        self.show(
            TimePicture(
                may_command=self._hub.link.may_command,
                may_give=bool(self._rooms(view, period)),
                proposal=self._proposal(view, period),
                undo=self._undo(view, period),
                newest_ms=self._newest_ms(view, period),
            )
        )

    def plan(self, ask: TimeAsk) -> TimePlan:
        """Return what giving this would do now."""
        view, period, room_id = self._state.view, self._state.period, self._state.room_id
        if view is None or period is None:
            return TimePlan()
        by = (self._hub.me, self._hub.now_ms())
        if room_id is None:
            return room_plan(view, period, ask, by)
        return seat_plan(view, period, room_id, ask, by)

    def give(self, ask: TimeAsk) -> None:
        """Send it: for the room where all its lines are chosen, else for the chosen ones."""
        view, period, room_id = self._state.view, self._state.period, self._state.room_id
        if view is None or period is None:
            return
        lines = {line.key for line in self.plan(ask).lines}
        whole = ask.chosen >= lines
        rooms = (room_id,) if room_id is not None else tuple(sorted(ask.chosen))
        seats = () if room_id is None or whole else tuple(sorted(ask.chosen))
        message = AddTime(
            period_id=period.period_id,
            attempt_ids=seats,
            room_ids=() if seats or (room_id is None and whole) else rooms,
            everybody=room_id is None and whole,
            part=ask.part,
            delta_ms=ask.delta_ms,
            reason=ask.reason,
            version=newest_change_ms(view.time_acts.rows(), rooms),
        )
        title = words("console.time.sent_add", time=Seconds(abs(ask.delta_ms) // 1000))
        self._hub.send(message, title, room_id or period.period_id)

    def take_back(self, reason: str) -> None:
        """Undo the act that the strip offers."""
        offer = self.picture.undo
        if offer is not None:
            message = UndoTime(act_id=offer.act_id, reason=reason, version=offer.version)
            self._hub.send(message, words("console.time.sent_undo"), offer.act_id)

    def put_away(self) -> None:
        """Leave the act as it is; the strip need not offer it any more."""
        if self.picture.undo is not None:
            self._seen.add(self.picture.undo.act_id)
            self.refresh()

    def decide(self, *, approved: bool, reason: str) -> None:
        """Say yes or no to the proposal that the strip shows."""
        offer = self.picture.proposal
        if offer is None:
            return
        message = DecideProposal(
            proposal_id=offer.row.proposal_id,
            approved=approved,
            version=offer.row.version,
            reason=reason,
        )
        self._hub.send(message, words("console.time.sent_decide"), offer.row.room_id)

    def _rooms(self, view: StaffView, period: PeriodRow) -> frozenset[str]:
        room_id = self._state.room_id
        rooms = {room.room_id for room in rooms_of(view, period.period_id)}
        return frozenset(rooms if room_id is None else rooms & {room_id})

    def _newest_ms(self, view: StaffView, period: PeriodRow) -> int:
        """An open dialog must show what others do meanwhile."""
        rooms = self._rooms(view, period)
        moments = [
            row.decided_ms or row.proposed_ms
            for row in view.proposals.rows()
            if row.room_id in rooms
        ]
        return max((newest_change_ms(view.time_acts.rows(), rooms), *moments))

    def _proposal(self, view: StaffView, period: PeriodRow) -> ProposalOffer | None:
        by = (self._hub.me, self._hub.now_ms())
        rooms = self._rooms(view, period)
        waiting = waiting_proposals(view, period.period_id, rooms, *by)
        return proposal_offer(view, waiting[0], *by, len(waiting) - 1) if waiting else None

    def _undo(self, view: StaffView, period: PeriodRow) -> UndoOffer | None:
        mine = [
            act
            for act in view.time_acts.rows()
            if act.actor == self._hub.me
            and act.period_id == period.period_id
            and act.act_id not in self._seen
            and self._may_undo(view, act)
        ]
        if not mine:
            return None
        newest = max(mine, key=lambda act: (act.at_ms, act.act_id))
        acts = [act for act in view.time_acts.rows() if act.act_id == newest.act_id]
        return UndoOffer(
            act_id=newest.act_id,
            delta_ms=newest.delta_ms,
            reached=sum(not given.undone for act in acts for given in act.given),
            reason=newest.reason,
            version=max(act.changed_ms for act in acts),
        )

    def _may_undo(self, view: StaffView, act: TimeActRow) -> bool:
        for given in act.given:
            row = view.candidates.find(given.attempt_id)
            if row is None or given.undone:
                continue
            one = undo_time(
                act,
                {row.attempt_id: row},
                actor=self._hub.me,
                now_ms=self._hub.now_ms(),
                reason="-",
            )
            if any(outcome.after is not None for outcome in one):
                return True
        return False
