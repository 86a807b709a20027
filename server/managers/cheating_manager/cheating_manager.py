"""Consumer of the cheating queue: puts the handlers of all duties together."""

from collections.abc import Mapping

from common.core.clock import Clock
from common.protocol.base import Message
from common.protocol.vocabulary import QueueName
from server.managers.base import BatchHandler, Handler, Handlers
from server.managers.cheating_manager.detections import Detections
from server.managers.cheating_manager.verdicts import Verdicts
from server.managers.cheating_manager.warnings import Warnings


class CheatingManager:
    """Owns incidents, score, integrity and warnings."""

    def __init__(self, clock: Clock) -> None:
        """List the handlers."""
        self._handlers: Handlers = {
            **Detections(clock).handlers,
            **Warnings(clock).handlers,
            **Verdicts(clock).handlers,
        }

    @property
    def queue(self) -> QueueName:
        """The cheating queue."""
        return QueueName.CHEATING

    @property
    def handlers(self) -> Mapping[type[Message], Handler]:
        """Who handles which command."""
        return self._handlers

    @property
    def batch_handlers(self) -> Mapping[type[Message], BatchHandler]:
        """Nothing in bulk: each report may change what the next one meets."""
        return {}
