"""What staff do while candidates write: minutes given and taken, breaks, a room that waits."""

import asyncio
import random

from common.core.ids import new_id
from common.protocol.candidates import ChangeTime, PlaceHold, ReleaseHold
from common.protocol.rows import CandidateRow
from common.protocol.time import AddTime, DecideProposal, UndoTime
from common.protocol.time_rows import ProposalKind, ProposalState
from common.protocol.vocabulary import HoldKind, Progress, Stage, TimePart
from common.rules.time_acts import newest_change_ms
from tests.chaos.exam.gates import Gates
from tests.chaos.exam.staff import StubbornStaff

_MINUTE_MS = 60_000
_LONGEST_BREAK_S = 2.0


class Unrest:
    """Acts at random until cancelled; every break it began is ended by `settle`.

    Args:
        pace_s: mean seconds between two acts.
    """

    def __init__(
        self,
        proctor: StubbornStaff,
        chief: StubbornStaff,
        gates: Gates,
        dice: random.Random,
        pace_s: float,
    ) -> None:
        self._proctor = proctor
        self._chief = chief
        self._gates = gates
        self._dice = dice
        self._pace_s = pace_s

    async def run(self, finish: asyncio.Event) -> None:
        """Act until `finish`, then put everything right."""
        acts = (
            self._suspend_period,
            self._suspend_room,
            *((self._break_of_one,) * 3),
            *((self._minutes,) * 3),
            self._minutes_for_many,
            self._undo,
            *((self._decide,) * 2),
        )
        while not finish.is_set():
            await asyncio.sleep(self._dice.uniform(0.2, 1.8) * self._pace_s)
            await self._dice.choice(acts)()
        await self.settle()

    async def settle(self) -> None:
        """End whatever break is left, so that everybody can hand in."""
        await self._gates.period_to(Stage.RUNNING)
        await self._gates.room_to(Stage.RUNNING)
        for row in self._proctor.view.candidates.rows():
            await self._release(row.attempt_id)

    async def _suspend_period(self) -> None:
        await self._gates.period_to(Stage.SUSPENDED, _reason("bell"))
        await asyncio.sleep(self._dice.uniform(0, _LONGEST_BREAK_S))
        await self._gates.period_to(Stage.RUNNING, _reason("bell over"))

    async def _suspend_room(self) -> None:
        await self._gates.room_to(Stage.SUSPENDED, _reason("noise"))
        await asyncio.sleep(self._dice.uniform(0, _LONGEST_BREAK_S))
        await self._gates.room_to(Stage.RUNNING, _reason("noise over"))

    async def _minutes(self) -> None:
        row = self._somebody()
        if row.progress is not Progress.IN_PROGRESS:
            return
        who, part = self._dice.choice(
            ((self._proctor, TimePart.INCIDENT), (self._chief, TimePart.PLANNED))
        )
        await who.attempt(
            ChangeTime(
                attempt_id=row.attempt_id,
                part=part,
                delta_ms=self._dice.choice((-1, 1, 2)) * _MINUTE_MS,
                version=row.version,
                reason=_reason("minutes"),
            )
        )

    async def _minutes_for_many(self) -> None:
        """A room gets more time, in one act."""
        view = self._chief.view
        room = self._gates.room
        await self._chief.attempt(
            AddTime(
                period_id=room.period_id,
                room_ids=(room.room_id,),
                part=TimePart.INCIDENT,
                delta_ms=self._dice.choice((1, 2)) * _MINUTE_MS,
                reason=_reason("bell too early"),
                version=newest_change_ms(view.time_acts.rows(), (room.room_id,)),
            )
        )

    async def _undo(self) -> None:
        """An act is taken back, as far as nobody used it."""
        acts = [act for act in self._chief.view.time_acts.rows() if act.undone_ms is None]
        if acts:
            act = self._dice.choice(acts)
            await self._chief.attempt(
                UndoTime(act_id=act.act_id, reason=_reason("no bell"), version=act.changed_ms)
            )

    async def _decide(self) -> None:
        """What the server proposes after an outage is given, or is not."""
        proposals = self._chief.view.proposals.rows()
        waiting = [row for row in proposals if row.state is ProposalState.OPEN]
        if waiting:
            proposal = self._dice.choice(waiting)
            await self._chief.attempt(
                DecideProposal(
                    proposal_id=proposal.proposal_id,
                    approved=proposal.kind is ProposalKind.OUTAGE and self._dice.random() < 0.7,
                    version=proposal.version,
                    reason=_reason("decided"),
                )
            )

    async def _break_of_one(self) -> None:
        row = self._somebody()
        hold = PlaceHold(
            attempt_id=row.attempt_id,
            kind=HoldKind.PAUSE,
            version=row.version,
            reason=_reason("break"),
        )
        await self._proctor.attempt(hold)
        await asyncio.sleep(self._dice.uniform(0, _LONGEST_BREAK_S))
        await self._release(row.attempt_id)

    async def _release(self, attempt_id: str) -> None:
        def row() -> CandidateRow:
            found = self._proctor.view.candidates.find(attempt_id)
            assert found is not None
            return found

        def free() -> bool:
            return not any(hold.kind is HoldKind.PAUSE for hold in row().holds)

        def act() -> ReleaseHold:
            return ReleaseHold(
                attempt_id=attempt_id,
                kind=HoldKind.PAUSE,
                version=row().version,
                reason=_reason("break over"),
            )

        await self._proctor.bring_about("the end of a break", free, act)

    def _somebody(self) -> CandidateRow:
        return self._dice.choice(self._proctor.view.candidates.rows())


def _reason(what: str) -> str:
    return f"{what} {new_id()}"
