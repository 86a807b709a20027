"""Consumer of the state queue: puts the handlers of all duties together."""

from collections.abc import Callable, Mapping

from common.core.clock import Clock
from common.protocol.base import Message
from common.protocol.vocabulary import QueueName
from server.managers.base import BatchHandler, Handler, Handlers
from server.managers.state_manager.candidates import CandidateSteps
from server.managers.state_manager.clock_steps import ClockSteps
from server.managers.state_manager.holds import Holds
from server.managers.state_manager.leases import Leases
from server.managers.state_manager.moves import Moves
from server.managers.state_manager.proctors import Proctors
from server.managers.state_manager.release_codes import ReleaseCodes
from server.managers.state_manager.reopenings import Reopenings
from server.managers.state_manager.seals import Seals
from server.managers.state_manager.seat_commands import SeatCommands
from server.managers.state_manager.stage_facts import StageSources
from server.managers.state_manager.stages import Stages
from server.managers.state_manager.time_acts import TimeActs
from server.managers.state_manager.time_proposals import TimeProposals


class StateManager:
    """Owns stages, candidates, leases and duties.

    Args:
        clock: the only clock that counts.
        sources: facts that are in no row.
        on_stage: told of each new stage of a period.
    """

    def __init__(
        self, clock: Clock, sources: StageSources, on_stage: Callable[[], None] = lambda: None
    ) -> None:
        """List the handlers."""
        stages = Stages(clock, sources, on_stage)
        moves = Moves(clock, sources.live)
        reopenings = Reopenings(clock)
        self._handlers: Handlers = {
            **stages.handlers,
            **CandidateSteps(clock).handlers,
            **Holds(clock, moves).handlers,
            **TimeActs(clock).handlers,
            **reopenings.handlers,
            **TimeProposals(clock, stages, reopenings).handlers,
            **ClockSteps(clock).handlers,
            **Seals(clock).handlers,
            **SeatCommands(clock).handlers,
            **ReleaseCodes(clock).handlers,
            **moves.handlers,
            **Proctors(clock).handlers,
        }
        self._batch_handlers = Leases(clock).batch_handlers

    @property
    def queue(self) -> QueueName:
        """The state queue."""
        return QueueName.STATE

    @property
    def handlers(self) -> Mapping[type[Message], Handler]:
        """Who handles which command."""
        return self._handlers

    @property
    def batch_handlers(self) -> Mapping[type[Message], BatchHandler]:
        """Seats that come, in bulk; every other command has its own savepoint."""
        return self._batch_handlers
