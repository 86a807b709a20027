"""Work items and outgoing messages as sealed bytes: what stands in Redis can be read by us only.

Many items share one packing, so that a stream costs per batch and not per message.
"""

from collections.abc import Sequence

import msgspec

from common.crypto.blobs import context_of
from common.crypto.keyring import Keyring, Purpose
from common.protocol.codec import decode_payload, encode_payload
from common.protocol.routing import Address, Origin, Outgoing
from server.queues.contract import WorkItem


class _WorkEntry(msgspec.Struct, frozen=True, array_like=True):
    id: str
    name: str
    payload: bytes
    origin: Origin
    received_ms: int


class _OutgoingEntry(msgspec.Struct, frozen=True, array_like=True):
    name: str
    payload: bytes
    address: Address
    number: int
    ack: str
    key: str


_encoder = msgspec.msgpack.Encoder()
_work: msgspec.msgpack.Decoder[list[_WorkEntry]] = msgspec.msgpack.Decoder(list[_WorkEntry])
_outgoing: msgspec.msgpack.Decoder[list[_OutgoingEntry]] = msgspec.msgpack.Decoder(
    list[_OutgoingEntry]
)


class PackingCodec:
    """Packs and seals for one stream; a blob moved to another stream does not open.

    Args:
        keyring: seals under the purpose "queues".
        stream: name of the stream, part of the seal.
    """

    def __init__(self, keyring: Keyring, stream: str) -> None:
        """Bind keyring and stream."""
        self._keyring = keyring
        self._context = context_of("queue", stream)

    def pack_work(self, items: Sequence[WorkItem]) -> bytes:
        """Return the items as one sealed blob."""
        entries = [
            _WorkEntry(
                item.id,
                item.message.spec.name,
                encode_payload(item.message),
                item.origin,
                item.received_ms,
            )
            for item in items
        ]
        return self._seal(_encoder.encode(entries))

    def unpack_work(self, blob: bytes) -> tuple[WorkItem, ...]:
        """Return the items of a blob.

        Raises:
            TamperedError: the blob is not ours.
            RefusedError: a message is unknown to this version of the program.
        """
        return tuple(
            WorkItem(
                id=entry.id,
                message=decode_payload(entry.name, entry.payload),
                origin=entry.origin,
                received_ms=entry.received_ms,
            )
            for entry in _work.decode(self._open(blob))
        )

    def pack_outgoing(self, items: Sequence[Outgoing]) -> bytes:
        """Return the messages as one sealed blob."""
        entries = [
            _OutgoingEntry(
                item.message.spec.name,
                encode_payload(item.message),
                item.address,
                item.number,
                item.ack,
                item.key,
            )
            for item in items
        ]
        return self._seal(_encoder.encode(entries))

    def unpack_outgoing(self, blob: bytes) -> tuple[Outgoing, ...]:
        """Return the messages of a blob.

        Raises:
            TamperedError: the blob is not ours.
            RefusedError: a message is unknown to this version of the program.
        """
        return tuple(
            Outgoing(
                message=decode_payload(entry.name, entry.payload),
                address=entry.address,
                number=entry.number,
                ack=entry.ack,
                key=entry.key,
            )
            for entry in _outgoing.decode(self._open(blob))
        )

    def _seal(self, plaintext: bytes) -> bytes:
        return self._keyring.seal(Purpose.QUEUES, plaintext, self._context)

    def _open(self, blob: bytes) -> bytes:
        return self._keyring.open(Purpose.QUEUES, blob, self._context)
