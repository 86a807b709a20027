"""Frames to typed messages and back; nothing untyped leaves this module."""

from typing import Any

import msgspec

from common.core.errors import ErrorCode, RefusedError
from common.protocol.base import Message
from common.protocol.envelope import Envelope
from common.protocol.limits import Name, Number
from common.protocol.registry import BY_NAME, MESSAGES, VERSION

MAX_FRAME_BYTES = 64 * 1024
"""Largest frame a server accepts; the rest goes over HTTP, so that a connection costs little."""
MAX_SNAPSHOT_BYTES = 16 * 1024 * 1024
"""Largest frame a client accepts: a chief's snapshot of the largest sitting."""

_envelopes: msgspec.json.Decoder[Envelope] = msgspec.json.Decoder(Envelope)
_payloads: dict[str, msgspec.json.Decoder[Any]] = {
    kind.spec.name: msgspec.json.Decoder(kind) for kind in MESSAGES
}
_encoder = msgspec.json.Encoder()
# UnicodeError: bytes that are no UTF-8, halves of surrogate pairs. RecursionError: a few thousand
# brackets, which fit into a small frame.
_UNREADABLE = (msgspec.DecodeError, UnicodeError, RecursionError)


class _Filled(msgspec.Struct, omit_defaults=True, gc=False):
    """The envelope with its message inside: written in one go, where `Envelope` is read in two."""

    v: int
    id: Name = ""
    type: Name = ""
    ts: Number = 0
    seq: Number = 0
    ack: Name = ""
    payload: Message | None = None


class Received(msgspec.Struct, frozen=True, gc=False):
    """A decoded frame."""

    envelope: Envelope
    message: Message


def encode(message: Message, *, id: str = "", seq: int = 0, ack: str = "", ts: int = 0) -> bytes:  # noqa: A002  the wire's own word
    """Return the frame of a message as UTF-8 JSON."""
    return _encoder.encode(_Filled(VERSION, id, message.spec.name, ts, seq, ack, message))


def decode(frame: str | bytes, limit: int = MAX_SNAPSHOT_BYTES) -> Received:
    """Read a frame.

    Args:
        frame: as it came from the socket.
        limit: largest length in bytes (of a text: in characters, the socket has counted bytes);
            servers pass MAX_FRAME_BYTES.

    Raises:
        RefusedError: MESSAGE_TOO_LARGE, MALFORMED (no envelope), UNSUPPORTED_VERSION,
            UNKNOWN_MESSAGE or INVALID_FIELD, with the field's path in `values`.
    """
    if len(frame) > limit:
        raise RefusedError(ErrorCode.MESSAGE_TOO_LARGE, got=len(frame), limit=limit)
    try:
        envelope = _envelopes.decode(frame)
    except _UNREADABLE as error:
        raise RefusedError(ErrorCode.MALFORMED, detail=str(error)) from error
    if envelope.v != VERSION:
        raise RefusedError(ErrorCode.UNSUPPORTED_VERSION, got=envelope.v, known=VERSION)
    return Received(envelope, decode_payload(envelope.type, envelope.payload))


def decode_payload(name: str, payload: bytes | msgspec.Raw) -> Message:
    """Read a message of a known wire name.

    Raises:
        RefusedError: UNKNOWN_MESSAGE or INVALID_FIELD.
    """
    decoder = _payloads.get(name)
    if decoder is None:
        raise RefusedError(ErrorCode.UNKNOWN_MESSAGE, type=name[:64])
    try:
        message: Message = decoder.decode(payload)
    except _UNREADABLE as error:
        raise RefusedError(ErrorCode.INVALID_FIELD, type=name, detail=str(error)) from error
    return message


def encode_payload(message: Message) -> bytes:
    """Return the message alone as JSON."""
    return _encoder.encode(message)


def message_type(name: str) -> type[Message]:
    """Return the class of a wire name.

    Raises:
        RefusedError: UNKNOWN_MESSAGE.
    """
    kind = BY_NAME.get(name)
    if kind is None:
        raise RefusedError(ErrorCode.UNKNOWN_MESSAGE, type=name[:64])
    return kind
