"""The frames of a journal: sealed groups of records, each chained to the bytes before it.

Frame: mark, index, length, checksum of these, then a blob: digest of the frame before (of the
header for the first), and the records, each after its length. A writer adds one frame at a time and
makes it durable before the next: only the last frame can be torn. Whatever else does not open
was damaged, and is said so.
"""

import struct
import zlib
from dataclasses import dataclass

from common.crypto.blobs import (
    OVERHEAD,
    context_of,
    header_bytes,
    open_blob,
    read_header,
    seal_blob,
)
from common.crypto.errors import TamperedError
from common.crypto.journal_header import JournalHeader, split_journal
from common.crypto.provider import OPENSSL, Provider

_MARK = b"\xa7GdJ"
_HEAD = struct.Struct(">4sII")
_CHECK = struct.Struct(">I")
_LENGTH = struct.Struct(">I")
_BODY = _HEAD.size + _CHECK.size
_DIGEST_BYTES = 32
_LEAST = OVERHEAD + _DIGEST_BYTES


@dataclass(frozen=True, slots=True)
class Damage:
    """Where a journal stopped being what was written.

    Args:
        offset: of the first byte that cannot be trusted.
        frame: number of the frame there.
        lost: bytes from there to the end of the file.
    """

    offset: int
    frame: int
    lost: int


@dataclass(frozen=True, slots=True)
class JournalReading:
    """What a journal holds.

    Args:
        records: in the order they were written, up to the first damage.
        frames: how many frames they came in.
        end: where the last good frame ends.
        torn: bytes of a last frame that was never whole.
        damage: a frame that was whole once; nothing behind it is among `records`.
        beyond: records behind the damage that still open by themselves; for people to look at.
    """

    header: JournalHeader
    records: tuple[bytes, ...]
    frames: int
    end: int
    torn: int
    damage: Damage | None
    beyond: tuple[bytes, ...]
    last: bytes


class FrameSealer:
    """Makes the frames of one journal, one after the other; not for several threads."""

    def __init__(self, key: bytes, header: bytes, *, provider: Provider = OPENSSL) -> None:
        """Begin behind the header; go on behind what was written before by `resume`."""
        self._provider = provider
        self._aead = provider.aead(key)
        self._blob_header = header_bytes(provider.algorithm, 0)
        self._bound = provider.hash(header)
        self._last = self._bound
        self._index = 0

    def resume(self, reading: JournalReading) -> None:
        """Go on behind what was read."""
        self._index, self._last = reading.frames, reading.last

    def frame(self, records: "list[bytes] | tuple[bytes, ...]") -> bytes:
        """Return the next frame."""
        plain = self._last + b"".join(_LENGTH.pack(len(one)) + one for one in records)
        blob = seal_blob(
            self._provider, self._aead, self._blob_header, plain, _bound(self._bound, self._index)
        )
        head = _HEAD.pack(_MARK, self._index, len(blob))
        frame = head + _CHECK.pack(zlib.crc32(head)) + blob
        self._last = self._provider.hash(frame)
        self._index += 1
        return frame


def read_journal(data: bytes, key: bytes, provider: Provider = OPENSSL) -> JournalReading:
    """Read all that is whole.

    Args:
        data: the file.
        key: of its frames (`journal_header`).
        provider: the primitives.

    Raises:
        TamperedError: the header is damaged; frames that are damaged do not raise.
    """
    header, start, offset = split_journal(data, provider)
    reader = _Reader(data, key, provider.hash(start), provider)
    last, index = provider.hash(start), 0
    records: list[bytes] = []
    while offset < len(data):
        opened = reader.open(offset, index)
        if opened is None or opened.before != last:
            break
        records.extend(opened.records)
        last, index, offset = provider.hash(data[offset : opened.end]), index + 1, opened.end
    rest = len(data) - offset
    damaged, beyond = reader.look_beyond(offset, index) if rest else (False, ())
    return JournalReading(
        header=header,
        records=tuple(records),
        frames=index,
        end=offset,
        torn=0 if damaged else rest,
        damage=Damage(offset, index, rest) if damaged else None,
        beyond=beyond,
        last=last,
    )


@dataclass(frozen=True, slots=True)
class _Opened:
    before: bytes
    records: tuple[bytes, ...]
    end: int


class _Reader:
    def __init__(self, data: bytes, key: bytes, bound: bytes, provider: Provider) -> None:
        self._data = data
        self._aead = provider.aead(key)
        self._bound = bound

    def head(self, offset: int) -> tuple[int, int] | None:
        """Return index and end of the frame here; None where no frame begins."""
        data = self._data
        if len(data) - offset < _BODY:
            return None
        mark, index, length = _HEAD.unpack_from(data, offset)
        (check,) = _CHECK.unpack_from(data, offset + _HEAD.size)
        if mark != _MARK or check != zlib.crc32(data[offset : offset + _HEAD.size]):
            return None
        return (index, offset + _BODY + length) if length >= _LEAST else None

    def open(self, offset: int, index: int | None = None) -> _Opened | None:
        """Open the frame here; None if it is not whole, not genuine, or has another number."""
        head = self.head(offset)
        if head is None or head[1] > len(self._data) or index not in (None, head[0]):
            return None
        blob = self._data[offset + _BODY : head[1]]
        try:
            read_header(blob)
            plain = open_blob(self._aead, blob, _bound(self._bound, head[0]))
        except TamperedError:
            return None
        return _Opened(plain[:_DIGEST_BYTES], _records(plain), head[1])

    def look_beyond(self, offset: int, index: int) -> tuple[bool, tuple[bytes, ...]]:
        """Say whether what does not open here was whole once, and what still opens behind it."""
        head = self.head(offset)
        misplaced = self.open(offset) is not None  # genuine, but not what comes here
        damaged = misplaced or (head is not None and head[1] < len(self._data))
        records: list[bytes] = []
        at = offset - 1 if misplaced else offset
        while (at := self._data.find(_MARK, at + 1)) >= 0:
            found = self.head(at)
            opened = self.open(at) if found is not None and found[0] >= index else None
            damaged |= found is not None
            records.extend(opened.records if opened is not None else ())
        return damaged, tuple(records)


def _records(plain: bytes) -> tuple[bytes, ...]:
    records, at = [], _DIGEST_BYTES
    while at < len(plain):
        (length,) = _LENGTH.unpack_from(plain, at)
        at += _LENGTH.size
        records.append(plain[at : at + length])
        at += length
    return tuple(records)


def _bound(header_digest: bytes, index: int) -> bytes:
    return context_of("journal", header_digest.hex(), str(index))
