"""Who handed in by mistake goes on (18): a person proposes it, another one decides.

The row, its lease number and the version of the submission change in one unit of work: a seat that
may write while its old seal still counts would be refused every answer.
"""

from msgspec.structs import replace

from common.core.clock import Clock
from common.core.errors import ErrorCode, RefusedError
from common.core.ids import new_id
from common.protocol.candidates import ProposeReopening
from common.protocol.time import DecideProposal, ProposalChanged
from common.protocol.time_rows import ProposalKind, ProposalRow
from common.rules import candidate as rules
from common.rules.acts import Act, Grant
from common.rules.permissions import permit
from common.rules.reasons import Reason
from server.managers.base import Handlers, handler
from server.managers.state_manager.scene import Scene, open_scene, save
from server.queues.contract import WorkItem
from server.stores.unit_of_work import UnitOfWork


class Reopenings:
    """Handler of the proposal, and what follows from the decision.

    Args:
        clock: the clock that decides.
    """

    def __init__(self, clock: Clock) -> None:
        """Take the clock."""
        self._clock = clock

    @property
    def handlers(self) -> Handlers:
        """Who handles which command."""
        return dict((handler(ProposeReopening, self.handle_proposal),))

    async def handle_proposal(
        self, work: UnitOfWork, item: WorkItem, message: ProposeReopening
    ) -> None:
        """Ask a second person, where it could be done now."""
        scene = await open_scene(work, item, message.attempt_id, self._clock.now_ms())
        rules.check_proposal(
            scene.row,
            facts=scene.facts,
            actor=scene.actor,
            now_ms=scene.now_ms,
            reason=message.reason,
            waits=await work.room_proposals.waits_to_reopen(message.attempt_id),
            version=message.version,
        )
        seal = await work.submissions.find_in_force(message.attempt_id)
        proposal = _proposal(scene, message, scene.now_ms if seal is None else seal.sealed_ms)
        await work.room_proposals.add(scene.place.sitting_id, proposal)
        work.record(ProposalChanged(proposal=proposal), replace(scene.place, attempt_id=None))
        target = f"attempt:{message.attempt_id}"
        work.audit(scene.actor, message.spec.name, target, None, proposal, message.reason)

    async def reopen(
        self, work: UnitOfWork, item: WorkItem, message: DecideProposal, proposal: ProposalRow
    ) -> None:
        """Let the candidate go on until the end that stood before.

        Raises:
            RefusedError: what the rule says, as the attempt and its room are now.
        """
        scene = await open_scene(work, item, proposal.attempt_id or "", self._clock.now_ms())
        reason = message.reason.strip() or proposal.asked
        row = rules.reopen(
            scene.row,
            facts=scene.facts,
            actor=scene.actor,
            second_id=None if proposal.proposed_by is None else proposal.proposed_by.id,
            now_ms=scene.now_ms,
            reason=reason,
        )
        await work.submissions.reopen(row.attempt_id)
        await save(work, scene, row, item, reason)
        work.mark_answered(row.attempt_id, row.room_id, scene.place.sitting_id)


def _proposal(scene: Scene, message: ProposeReopening, sealed_ms: int) -> ProposalRow:
    return ProposalRow(
        proposal_id=new_id(),
        kind=ProposalKind.REOPEN,
        period_id=scene.period.period_id,
        room_id=scene.row.room_id,
        since_ms=sealed_ms,
        until_ms=scene.now_ms,
        lost=(),
        proposed_ms=scene.now_ms,
        attempt_id=message.attempt_id,
        proposed_by=scene.actor,
        asked=message.reason,
    )


def check_decides(item: WorkItem, proposal: ProposalRow) -> None:
    """Refuse whom a decision about a reopening is not for: no proctor, and not who proposed it.

    Raises:
        RefusedError: FORBIDDEN, FOREIGN_ROOM or SECOND_PERSON_NEEDED.
    """
    by, who = proposal.proposed_by, item.origin
    another = by is not None and by.id != who.actor_id
    own = proposal.room_id in who.room_ids
    if permit(who.role, Act.REOPEN, own_room=own, second_person=another) is not Grant.TWO_PERSON:
        raise RefusedError(ErrorCode.SECOND_PERSON_NEEDED, Reason.SECOND_PERSON, act=Act.REOPEN)
