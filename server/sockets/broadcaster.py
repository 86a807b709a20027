"""From the socket queue to the connections: audience resolved, encoded once, written at once."""

from collections.abc import Callable, Sequence

from common.core.logs import get_logger
from common.protocol.base import Audience
from common.protocol.codec import encode
from common.protocol.routing import Outgoing
from server.queues.contract import FanOut
from server.sockets.frames import text_frame
from server.sockets.registry import Registry
from server.sockets.sequencer import Sequencer

_log = get_logger("sockets.broadcaster")


class Broadcaster:
    """Receives everything the socket queue carries.

    Args:
        registry: the connections.
        sequencer: puts durable events into the order of their numbers.
    """

    def __init__(self, registry: Registry, sequencer: Sequencer) -> None:
        """Take the parts; `start` connects them to the queue."""
        self._registry = registry
        self._sequencer = sequencer
        self._unsubscribe: Callable[[], None] | None = None
        self.delivered = 0

    def start(self, fan_out: FanOut) -> None:
        """Receive from now on."""
        self._unsubscribe = fan_out.subscribe(self.receive)

    def stop(self) -> None:
        """Receive no more; may be called again."""
        if self._unsubscribe is not None:
            self._unsubscribe()
            self._unsubscribe = None

    def receive(self, items: Sequence[Outgoing]) -> None:
        """Deliver what needs no order at once, and hand events to the sequencer."""
        for item in items:
            try:
                if item.number:
                    self._sequencer.accept(item)
                elif item.address.connection_id is None or not self._reply(item):
                    self._spread(item)
            except Exception as error:  # noqa: BLE001  one message must not take the others along
                _log.error("not_delivered", type=item.message.spec.name, error=repr(error))

    def deliver(self, item: Outgoing) -> None:
        """Write a message to everybody whom it reaches."""
        if item.address.connection_id is None or not self._reply(item):
            self._spread(item)

    def _spread(self, item: Outgoing) -> None:
        frame: bytes | None = None
        for connection in self._registry.receivers(item.message, item.address):
            if frame is None:
                frame = text_frame(encode(item.message, seq=item.number, ack=item.ack))
            connection.deliver(frame, item.number, item.key)
            self.delivered += 1

    def _reply(self, item: Outgoing) -> bool:
        """Write an answer to one connection; False for what is for others too."""
        message, address = item.message, item.address
        if message.spec.audience is not Audience.CONNECTION:
            return False
        connection = self._registry.find(address.connection_id or "")
        if connection is not None:
            frame = text_frame(encode(message, seq=item.number, ack=item.ack))
            connection.deliver(frame, item.number, item.key)
            self.delivered += 1
        return True
