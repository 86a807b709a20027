"""What a PC keeps of attempts: their journals, which of them is under way, and sealed papers.

All calls block and are made by one thread at a time.
"""

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from common.client.disk import Disk, SystemDisk
from common.client.journal_file import FoundJournal, JournalFile, find_journal
from common.client.seat_secret import seat_secret
from common.core.errors import RefusedError
from common.core.logs import get_logger
from common.crypto.errors import CryptoError
from common.crypto.guarded_files import make_folder, write_guarded
from common.crypto.journal_header import new_journal
from common.protocol.journal import JournalRecord
from common.protocol.vocabulary import SubmissionKind
from common.rules.candidate_words import OVER
from common.rules.journal_fold import JournalContent, fold_journal

_log = get_logger("client.journal")
_CURRENT = "current"
_LOCK = "lock"
_SUFFIX = ".journal"
_ASIDE = ".damaged"
CANNOT_READ = (OSError, CryptoError, RefusedError)


@dataclass(frozen=True, slots=True)
class Restored:
    """An attempt that this PC was at, and the journal to go on in.

    Args:
        file: None where the journal is damaged: it is put aside for people, and another is begun.
    """

    content: JournalContent
    file: JournalFile | None


class JournalFolder:
    """One folder, of one running program.

    Args:
        folder: made if missing.
        device_id: this PC.
    """

    def __init__(self, folder: Path, device_id: str, disk: Disk | None = None) -> None:
        """Touch nothing yet."""
        self.folder = folder
        self._device_id = device_id
        self._disk = disk or SystemDisk()
        self._lock: int | None = None

    def use_device(self, device_id: str) -> None:
        """This PC has another id from now on; attempts that are kept already keep theirs."""
        self._device_id = device_id

    def current(self) -> Restored | None:
        """Return the attempt that was under way; None if there is none that goes on.

        What others ended does not go on by itself; its journal stays, for people.
        """
        try:
            attempt_id = (self.folder / _CURRENT).read_text(encoding="utf-8")
        except (OSError, UnicodeError):
            return None
        return self._restore(attempt_id, unless=_was_ended_by_others)

    def restore(self, attempt_id: str) -> Restored | None:
        """Return what this PC knows of an attempt; None if it knows nothing that helps.

        What is settled is deleted: the server has it all, and the receipt was checked.
        """
        return self._restore(attempt_id, unless=lambda _content: False)

    def create(
        self, attempt_id: str, centre: bytes | None, records: tuple[JournalRecord, ...]
    ) -> JournalFile:
        """Begin a journal anew with all that is known, and make the attempt the current one.

        Raises:
            OSError: it could not be made durable.
            CryptoError: there is no key to make it with.
        """
        new = new_journal(
            attempt_id=attempt_id,
            device_id=self._device_id,
            seat_secret=self._secret(),
            centre=centre,
        )
        file = JournalFile.create(self._disk, self._path(attempt_id), new, records)
        self.make_current(attempt_id)
        return file

    def make_current(self, attempt_id: str) -> None:
        """Come back to this attempt when the program is started again.

        Raises:
            KeyUnavailableError: it could not be written.
        """
        write_guarded(self.folder / _CURRENT, attempt_id.encode(), replace=True)

    def forget_current(self) -> None:
        """Come back to none; the journals stay."""
        with contextlib.suppress(OSError):
            self._disk.remove(self.folder / _CURRENT)

    def close(self) -> None:
        """Let other programs use the folder; may be called again."""
        if self._lock is not None:
            lock, self._lock = self._lock, None
            self._disk.close(lock)

    def _secret(self) -> bytes:
        """Return this PC's secret, once the folder is ours.

        Raises:
            OSError: another program works in the folder, or it cannot be made.
            KeyUnavailableError: there is no secret.
        """
        make_folder(self.folder)
        if self._lock is None:
            self._lock = self._disk.open(self.folder / _LOCK)
        return seat_secret(self.folder)

    def _restore(
        self, attempt_id: str, unless: Callable[[JournalContent], bool]
    ) -> Restored | None:
        path = self._path(attempt_id)
        found = self._find(path)
        if found is None:
            return None
        content = fold_journal(found.records)
        if content.is_settled:
            self._disk.remove(path)
        if content.is_settled or unless(content):
            self.forget_current()
            return None
        if content.known is None:
            return None
        with contextlib.suppress(CryptoError):
            self.make_current(attempt_id)
        return Restored(content, self._go_on(path, found))

    def _find(self, path: Path) -> FoundJournal | None:
        try:
            secret = self._secret()
        except CANNOT_READ as error:
            _log.error("journals_not_ours", error=repr(error))
            return None
        try:
            return find_journal(path, secret)
        except FileNotFoundError:
            return None
        except CANNOT_READ as error:
            _log.error("journal_not_read", error=repr(error))
            self._put_aside(path)
            return None

    def _go_on(self, path: Path, found: FoundJournal) -> JournalFile | None:
        if found.reading.damage is not None:
            self._put_aside(path)
            return None
        try:
            return JournalFile.reopen(self._disk, path, found)
        except OSError as error:
            _log.error("journal_not_writable", error=repr(error))
            return None

    def _put_aside(self, path: Path) -> None:
        """Keep what cannot be gone on with, under a name of its own."""
        number = 1
        while (aside := path.with_name(f"{path.name}{_ASIDE}-{number}")).exists():
            number += 1
        with contextlib.suppress(OSError):
            self._disk.replace(path, aside)
            self._disk.sync_folder(path.parent)

    def _path(self, attempt_id: str) -> Path:
        return self.folder / f"{quote(attempt_id, safe='')}{_SUFFIX}"


def _was_ended_by_others(content: JournalContent) -> bool:
    """Say whether the clock or staff sealed the attempt: this seat has nothing more to do then."""
    snapshot = content.known.snapshot if content.known is not None else None
    if snapshot is None or snapshot.seal is None or snapshot.candidate.progress not in OVER:
        return False
    return snapshot.seal.kind not in (SubmissionKind.SUBMITTED, SubmissionKind.BLANK)
