"""What is sealed and under which context, so that a blob moved to another row does not open."""

from collections.abc import Iterable

import msgspec

from common.crypto.blobs import context_of
from common.crypto.keyring import Keyring, Purpose
from common.protocol.base import Message
from common.protocol.codec import decode_payload, encode_payload

_values: msgspec.json.Decoder[tuple[int, ...]] = msgspec.json.Decoder(tuple[int, ...])
_facts: msgspec.json.Decoder[dict[str, str]] = msgspec.json.Decoder(dict[str, str])
_encode = msgspec.json.Encoder().encode


def answer_context(attempt_id: str, item_id: str, epoch: int, seq: int) -> bytes:
    """Return the context of an answer.

    An item id comes from a seat and may hold anything; the attempt before it and the two numbers
    behind it are ours, so no two answers share a context.
    """
    return f"answer|{attempt_id}|{item_id}|{epoch}|{seq}".encode()


def seal_value(keyring: Keyring, value: tuple[int, ...], context: bytes) -> bytes:
    """Seal an answer."""
    return keyring.seal(Purpose.ANSWERS, _encode(value), context)


def seal_values(
    keyring: Keyring, values: Iterable[tuple[int, ...]], contexts: Iterable[bytes]
) -> list[bytes]:
    """Seal many answers, each in its context."""
    return keyring.seal_many(Purpose.ANSWERS, map(_encode, values), contexts)


def open_value(keyring: Keyring, blob: bytes, context: bytes) -> tuple[int, ...]:
    """Open an answer.

    Raises:
        TamperedError: it belongs elsewhere or was changed.
    """
    return _values.decode(keyring.open(Purpose.ANSWERS, blob, context))


def seal_text(keyring: Keyring, text: str, *context: str) -> bytes:
    """Seal a name, a date, a reason or another text about people."""
    return keyring.seal(Purpose.PERSONAL, text.encode(), context_of(*context))


def open_text(keyring: Keyring, blob: bytes, *context: str) -> str:
    """Open a text.

    Raises:
        TamperedError: it belongs elsewhere or was changed.
    """
    return keyring.open(Purpose.PERSONAL, blob, context_of(*context)).decode()


def seal_facts(keyring: Keyring, facts: dict[str, str], *context: str) -> bytes:
    """Seal facts such as window titles."""
    return keyring.seal(Purpose.PERSONAL, _encode(facts), context_of(*context))


def open_facts(keyring: Keyring, blob: bytes, *context: str) -> dict[str, str]:
    """Open facts.

    Raises:
        TamperedError: they belong elsewhere or were changed.
    """
    return _facts.decode(keyring.open(Purpose.PERSONAL, blob, context_of(*context)))


def seal_message(keyring: Keyring, message: Message, *context: str) -> bytes:
    """Seal a message; it may hold names, reasons and answers."""
    return keyring.seal(Purpose.PERSONAL, encode_payload(message), context_of(*context))


def open_message(keyring: Keyring, name: str, blob: bytes, *context: str) -> Message:
    """Open a message of a wire name.

    Raises:
        TamperedError: it belongs elsewhere or was changed.
        RefusedError: the message is unknown to this version.
    """
    return decode_payload(name, keyring.open(Purpose.PERSONAL, blob, context_of(*context)))
