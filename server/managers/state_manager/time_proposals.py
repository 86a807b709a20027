"""What the server proposes about time, and what people make of that and of their own proposals."""

from collections.abc import Iterable

from common.core.clock import Clock
from common.core.errors import ErrorCode, RefusedError
from common.core.ids import new_id
from common.protocol.routing import Address
from common.protocol.rows import CandidateRow, PeriodRow
from common.protocol.stages import ChangeRoomStage
from common.protocol.time import (
    DecideProposal,
    ProposalChanged,
    ReportOutage,
    ReportPowerCut,
)
from common.protocol.time_rows import LostTime, ProposalKind, ProposalRow, ProposalState
from common.protocol.vocabulary import Stage, TimePart
from common.rules.candidate_words import WRITING
from common.rules.outage import LEAST_PROPOSED_MS, TIMED, is_power_cut, lost_ms
from common.rules.time_acts import (
    TimeOutcome,
    check_reaches_somebody,
    give_lost_time,
    give_time,
    outages_given,
)
from common.rules.time_proposals import decide
from server.managers.acting import actor_of, check_may
from server.managers.base import Handlers, handler
from server.managers.state_manager.reopenings import Reopenings, check_decides
from server.managers.state_manager.stages import Stages
from server.managers.state_manager.time_carrying import Act, carry_out
from server.queues.contract import WorkItem
from server.stores.unit_of_work import UnitOfWork


class TimeProposals:
    """Handlers of proposals.

    Args:
        clock: the clock that decides.
        stages: suspends a room when a person agrees.
        reopenings: lets a candidate go on when a second person agrees.
    """

    def __init__(self, clock: Clock, stages: Stages, reopenings: Reopenings) -> None:
        """Take the clock, and who does what was agreed to."""
        self._clock = clock
        self._stages = stages
        self._reopenings = reopenings

    @property
    def handlers(self) -> Handlers:
        """Who handles which command."""
        return dict(
            (
                handler(ReportOutage, self.handle_outage),
                handler(ReportPowerCut, self.handle_power_cut),
                handler(DecideProposal, self.handle_decision),
            )
        )

    async def handle_outage(self, work: UnitOfWork, item: WorkItem, message: ReportOutage) -> None:
        """Propose for each room to give back what the server's outage took in it."""
        sitting = await work.sittings.current()
        if sitting is None or message.until_ms - message.since_ms < LEAST_PROPOSED_MS:
            return
        check_may(item.origin, message, sitting_id=sitting.sitting_id)
        for period in await work.periods.list_of_sitting(sitting.sitting_id):
            if period.stage not in TIMED:
                continue
            rows = await work.candidates.list_of_period(period.period_id)
            for room_id, lost in _lost_by_room(rows, message).items():
                proposal = ProposalRow(
                    proposal_id=new_id(),
                    kind=ProposalKind.OUTAGE,
                    period_id=period.period_id,
                    room_id=room_id,
                    since_ms=message.since_ms,
                    until_ms=message.until_ms,
                    lost=lost,
                    proposed_ms=self._clock.now_ms(),
                )
                await _propose(work, period, proposal)

    async def handle_power_cut(
        self, work: UnitOfWork, item: WorkItem, message: ReportPowerCut
    ) -> None:
        """Propose to suspend a room of which half went dark at once; never do it unasked."""
        sitting = await work.sittings.current()
        if sitting is None:
            return
        check_may(item.origin, message, sitting_id=sitting.sitting_id)
        period = await _running(work, sitting.sitting_id, message.room_id)
        if period is None or await _is_proposed(work, period, message.room_id):
            return
        rows = await work.candidates.list_of_room(period.period_id, message.room_id)
        writing = {row.attempt_id for row in rows if row.progress in WRITING}
        now_ms = self._clock.now_ms()
        gone = writing & set(message.attempt_ids)
        if not is_power_cut(len(gone), len(writing)):
            return
        lost = max(0, now_ms - message.since_ms)
        proposal = ProposalRow(
            proposal_id=new_id(),
            kind=ProposalKind.POWER_CUT,
            period_id=period.period_id,
            room_id=message.room_id,
            since_ms=message.since_ms,
            until_ms=now_ms,
            lost=tuple(LostTime(attempt_id=one, lost_ms=lost) for one in sorted(gone)),
            proposed_ms=now_ms,
        )
        await _propose(work, period, proposal)

    async def handle_decision(
        self, work: UnitOfWork, item: WorkItem, message: DecideProposal
    ) -> None:
        """Do what is proposed, or note why not."""
        before = await work.room_proposals.get(message.proposal_id)
        period = await work.periods.get(before.period_id)
        check_may(item.origin, message, sitting_id=period.sitting_id, room_id=before.room_id)
        if before.kind is ProposalKind.REOPEN:
            check_decides(item, before)
        actor = actor_of(item.origin)
        after = decide(
            before,
            approved=message.approved,
            actor=actor,
            now_ms=self._clock.now_ms(),
            version=message.version,
            reason=message.reason,
        )
        if message.approved:
            await self._do(work, item, message, before, period)
        await work.room_proposals.decide(after, actor)
        work.record(ProposalChanged(proposal=after), _room(period, before))
        target = f"proposal:{before.proposal_id}"
        work.audit(actor, message.spec.name, target, before, after, message.reason)

    async def _do(
        self,
        work: UnitOfWork,
        item: WorkItem,
        message: DecideProposal,
        proposal: ProposalRow,
        period: PeriodRow,
    ) -> None:
        if proposal.kind is ProposalKind.REOPEN:
            await self._reopenings.reopen(work, item, message, proposal)
        elif proposal.kind is ProposalKind.POWER_CUT:
            await self._suspend(work, item, message, proposal)
        else:
            await self._give_back(work, item, message, proposal, period)

    async def _give_back(
        self,
        work: UnitOfWork,
        item: WorkItem,
        message: DecideProposal,
        proposal: ProposalRow,
        period: PeriodRow,
    ) -> None:
        act = Act(
            id=item.id,
            name=message.spec.name,
            sitting_id=period.sitting_id,
            period_id=period.period_id,
            part=_part(proposal),
            delta_ms=max(one.lost_ms for one in proposal.lost),
            actor=actor_of(item.origin),
            now_ms=self._clock.now_ms(),
            reason=message.reason.strip() or proposal.kind.value,
            proposal_id=proposal.proposal_id,
        )
        outcomes = await _given_back(work, act, proposal)
        check_reaches_somebody(outcomes)
        await carry_out(work, act, outcomes)

    async def _suspend(
        self, work: UnitOfWork, item: WorkItem, message: DecideProposal, proposal: ProposalRow
    ) -> None:
        room = await work.rooms.find(proposal.period_id, proposal.room_id)
        if room is None:
            raise RefusedError(ErrorCode.NOT_FOUND, what="room")
        order = ChangeRoomStage(
            room_period_id=room.room_period_id,
            to=Stage.SUSPENDED,
            version=room.version,
            reason=message.reason.strip() or proposal.kind.value,
        )
        await self._stages.handle_room(work, item, order)


async def _given_back(work: UnitOfWork, act: Act, proposal: ProposalRow) -> tuple[TimeOutcome, ...]:
    rows = [await work.candidates.get(one.attempt_id) for one in proposal.lost]
    if proposal.kind is ProposalKind.PC_FAILURE:
        return give_time(
            rows, act.part, act.delta_ms, actor=act.actor, now_ms=act.now_ms, reason=act.reason
        )
    acts = await work.time_acts.list_of_period(act.period_id)
    return give_lost_time(
        rows,
        proposal.lost,
        outages_given(acts),
        actor=act.actor,
        now_ms=act.now_ms,
        reason=act.reason,
    )


def _part(proposal: ProposalRow) -> TimePart:
    """What one PC took is an incident of its candidate; an outage is the centre's."""
    failed = proposal.kind is ProposalKind.PC_FAILURE
    return TimePart.INCIDENT if failed else TimePart.COMPENSATED


def _lost_by_room(
    rows: Iterable[CandidateRow], outage: ReportOutage
) -> dict[str, tuple[LostTime, ...]]:
    found: dict[str, tuple[LostTime, ...]] = {}
    for row in rows:
        lost = lost_ms(row, outage.since_ms, outage.until_ms)
        if lost >= LEAST_PROPOSED_MS:
            one = LostTime(attempt_id=row.attempt_id, lost_ms=lost)
            found[row.room_id] = (*found.get(row.room_id, ()), one)
    return found


async def _running(work: UnitOfWork, sitting_id: str, room_id: str) -> PeriodRow | None:
    """Return the period that this room is writing now."""
    for period in await work.periods.list_of_sitting(sitting_id):
        room = await work.rooms.find(period.period_id, room_id)
        if period.stage is Stage.RUNNING and room is not None and room.stage is Stage.RUNNING:
            return period
    return None


async def _is_proposed(work: UnitOfWork, period: PeriodRow, room_id: str) -> bool:
    known = await work.room_proposals.list_of_sitting(period.sitting_id, frozenset({room_id}))
    return any(
        row.kind is ProposalKind.POWER_CUT and row.state is ProposalState.OPEN for row in known
    )


async def _propose(work: UnitOfWork, period: PeriodRow, proposal: ProposalRow) -> None:
    await work.room_proposals.add(period.sitting_id, proposal)
    work.record(ProposalChanged(proposal=proposal), _room(period, proposal))


def _room(period: PeriodRow, proposal: ProposalRow) -> Address:
    return Address(sitting_id=period.sitting_id, room_id=proposal.room_id)
