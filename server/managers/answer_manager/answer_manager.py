"""Consumer of the answer queue: saves in bulk, submissions one by one."""

from collections.abc import Mapping

from common.core.clock import Clock
from common.crypto.keyring import Keyring
from common.crypto.time_anchors import TimeAnchors
from common.protocol.answers import SaveAnswers
from common.protocol.base import Message
from common.protocol.vocabulary import QueueName
from server.managers.answer_manager.late_changes import LateChanges
from server.managers.answer_manager.saves import Saves
from server.managers.answer_manager.sealing import Sealer
from server.managers.answer_manager.submissions import Submissions
from server.managers.base import BatchHandler, Handler, Handlers


class AnswerManager:
    """Owns answers, seals and receipts.

    Args:
        keyring: salts roots and signs receipts.
        clock: the only clock that counts.
    """

    def __init__(self, keyring: Keyring, clock: Clock) -> None:
        """List the handlers."""
        self._handlers: Handlers = Submissions(Sealer(keyring, clock), clock).handlers
        self._batch_handlers: dict[type[Message], BatchHandler] = {
            SaveAnswers: Saves(LateChanges(TimeAnchors(keyring))).handle
        }

    @property
    def queue(self) -> QueueName:
        """The answer queue."""
        return QueueName.ANSWER

    @property
    def handlers(self) -> Mapping[type[Message], Handler]:
        """Who handles which command."""
        return self._handlers

    @property
    def batch_handlers(self) -> Mapping[type[Message], BatchHandler]:
        """Saves, in bulk."""
        return self._batch_handlers
