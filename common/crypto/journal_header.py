"""The beginning of a seat's journal: whose it is, and its key, wrapped for those who may read it.

File: `GDMJ`, version, length, header (canonical JSON), the first bytes of its digest; frames follow
(`journal_frames`). The key is random and wrapped twice: for the seat, which comes back after its
program has died, and for the centre, which opens the journal of a PC that is dead for good.
"""

import base64
import binascii
import json
import struct
from dataclasses import asdict, dataclass

from common.crypto.blobs import context_of, header_bytes, open_blob, read_header, seal_blob
from common.crypto.canonical import canonical_json
from common.crypto.errors import TamperedError
from common.crypto.keyring import Keyring
from common.crypto.provider import KEY_BYTES, OPENSSL, Aead, Provider
from common.crypto.wrapping import wrap_secret

VERSION = 1
MAGIC = b"GDMJ"
_START = struct.Struct(">4sBI")
_MOST = 64 * 1024
_DIGEST = 8


@dataclass(frozen=True, slots=True)
class JournalHeader:
    """What a journal says of itself, readable without its key.

    Args:
        journal_id: of this file; no other has it.
        attempt_id: whose answers.
        device_id: the machine that wrote it.
        seat_key: the key as the seat opens it, base64.
        centre_key: the key as the centre opens it, base64; empty where the seat knew no centre.
    """

    journal_id: str
    attempt_id: str
    device_id: str
    seat_key: str
    centre_key: str


@dataclass(frozen=True, slots=True, repr=False)
class NewJournal:
    """The first bytes of a journal, and the key of its frames."""

    header: bytes
    key: bytes


def new_journal(
    *,
    attempt_id: str,
    device_id: str,
    seat_secret: bytes,
    centre: bytes | None,
    provider: Provider = OPENSSL,
) -> NewJournal:
    """Begin a journal under a fresh key.

    Args:
        attempt_id: whose answers.
        device_id: this machine.
        seat_secret: 32 bytes that this machine keeps.
        centre: the centre's public wrapping key, None if there is none.
        provider: the primitives.

    Raises:
        TamperedError: `centre` is no public key.
    """
    journal_id, key = provider.random(16).hex(), provider.random(KEY_BYTES)
    context = _context(journal_id, attempt_id)
    aead = _seat_aead(provider, seat_secret)
    for_seat = seal_blob(provider, aead, header_bytes(provider.algorithm, 0), key, context)
    for_centre = wrap_secret(centre, key, context, provider) if centre is not None else b""
    header = JournalHeader(journal_id, attempt_id, device_id, _text(for_seat), _text(for_centre))
    content = canonical_json(asdict(header))
    start = _START.pack(MAGIC, VERSION, len(content)) + content
    return NewJournal(start + provider.hash(start)[:_DIGEST], key)


def split_journal(data: bytes, provider: Provider = OPENSSL) -> tuple[JournalHeader, bytes, int]:
    """Return the header, its bytes, and where the frames begin.

    Raises:
        TamperedError: no journal, a newer kind, or its beginning is damaged.
    """
    if len(data) < _START.size:
        message = "journal is too short"
        raise TamperedError(message)
    magic, version, length = _START.unpack_from(data)
    end = _START.size + length
    if magic != MAGIC or version != VERSION or length > _MOST or len(data) < end + _DIGEST:
        message = "this is no journal, or one of a newer kind"
        raise TamperedError(message)
    start = data[:end]
    if provider.hash(start)[:_DIGEST] != data[end : end + _DIGEST]:
        message = "the beginning of the journal is damaged"
        raise TamperedError(message)
    try:
        header = JournalHeader(**json.loads(data[_START.size : end]))
    except (ValueError, TypeError):
        message = "journal is of a newer kind"
        raise TamperedError(message) from None
    return header, data[: end + _DIGEST], end + _DIGEST


def key_for_seat(header: JournalHeader, seat_secret: bytes, provider: Provider = OPENSSL) -> bytes:
    """Return the key of the frames on the machine that wrote them.

    Raises:
        TamperedError: another machine wrote it, or its secret is gone.
    """
    blob = _bytes(header.seat_key)
    read_header(blob)
    context = _context(header.journal_id, header.attempt_id)
    return open_blob(_seat_aead(provider, seat_secret), blob, context)


def key_for_centre(header: JournalHeader, keyring: Keyring) -> bytes:
    """Return the key of the frames at the centre.

    Raises:
        TamperedError: written for another centre, or for none.
    """
    return keyring.unwrap(_bytes(header.centre_key), _context(header.journal_id, header.attempt_id))


def _context(journal_id: str, attempt_id: str) -> bytes:
    return context_of("journal", "key", journal_id, attempt_id)


def _seat_aead(provider: Provider, seat_secret: bytes) -> Aead:
    return provider.aead(provider.kdf(seat_secret, context_of("gamdok", "seat", "journal")))


def _text(blob: bytes) -> str:
    return base64.b64encode(blob).decode()


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error:
        message = "journal key cannot be read"
        raise TamperedError(message) from None
