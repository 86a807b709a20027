"""One journal on the disk: made whole, added to frame by frame, each durable before it is believed.

All calls block; one thread at a time.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from common.client.disk import Disk
from common.core.logs import get_logger
from common.crypto.journal_frames import FrameSealer, JournalReading, read_journal
from common.crypto.journal_header import NewJournal, key_for_seat, split_journal
from common.protocol.journal import JournalRecord, decode_record, encode_record

_log = get_logger("client.journal")


class JournalFile:
    """An open journal; after an error it is closed, and nothing more is said to be kept in it."""

    def __init__(self, disk: Disk, handle: int, sealer: FrameSealer) -> None:
        """Take an open file; use `create` or `reopen` instead."""
        self._disk = disk
        self._handle: int | None = handle
        self._sealer = sealer

    @classmethod
    def create(
        cls, disk: Disk, path: Path, new: NewJournal, records: Sequence[JournalRecord]
    ) -> "JournalFile":
        """Make a journal that begins with `records`, in the place of any older one.

        After a power cut either the old one is there whole, or this one.

        Raises:
            OSError: it could not be made durable; an older one is still there.
        """
        part = path.with_name(f"{path.name}.new")
        disk.remove(part)
        handle = disk.open(part)
        try:
            sealer = FrameSealer(new.key, new.header)
            disk.write(handle, new.header + sealer.frame([encode_record(one) for one in records]))
            disk.sync(handle)
            disk.replace(part, path)
            disk.sync_folder(path.parent)
        except BaseException:
            disk.close(handle)
            raise
        return cls(disk, handle, sealer)

    @classmethod
    def reopen(cls, disk: Disk, path: Path, found: "FoundJournal") -> "JournalFile":
        """Go on in a journal that was read; what was torn at its end is cut off first.

        Raises:
            OSError: it cannot be written.
        """
        handle = disk.open(path)
        try:
            if found.reading.torn:
                disk.truncate(handle, found.reading.end)
                disk.sync(handle)
        except BaseException:
            disk.close(handle)
            raise
        return cls(disk, handle, found.sealer)

    def append(self, records: Sequence[JournalRecord]) -> None:
        """Add records; they are durable when this returns.

        Raises:
            OSError: nobody knows what is on the disk now; the journal is closed.
        """
        if self._handle is None:
            message = "journal is closed"
            raise OSError(message)
        frame = self._sealer.frame([encode_record(one) for one in records])
        try:
            self._disk.write(self._handle, frame)
            self._disk.sync(self._handle)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Close; may be called again."""
        if self._handle is not None:
            handle, self._handle = self._handle, None
            self._disk.close(handle)


@dataclass(frozen=True, slots=True)
class FoundJournal:
    """A journal that is on the disk."""

    reading: JournalReading
    records: tuple[JournalRecord, ...]
    sealer: FrameSealer


def find_journal(path: Path, seat_secret: bytes) -> FoundJournal:
    """Read a journal of this machine.

    Raises:
        OSError: it is not there or cannot be read.
        TamperedError: its beginning is damaged, or another machine wrote it.
        RefusedError: MALFORMED; a newer program wrote it.
    """
    data = path.read_bytes()
    header, start, _ = split_journal(data)
    key = key_for_seat(header, seat_secret)
    reading = read_journal(data, key)
    if reading.torn or reading.damage is not None:
        damage = reading.damage
        _log.warning(
            "journal_not_whole",
            torn=reading.torn,
            damaged_at=damage.offset if damage is not None else -1,
            lost=damage.lost if damage is not None else 0,
            beyond=len(reading.beyond),
        )
    sealer = FrameSealer(key, start)
    sealer.resume(reading)
    return FoundJournal(reading, tuple(decode_record(one) for one in reading.records), sealer)
