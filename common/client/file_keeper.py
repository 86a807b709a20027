"""Keeps a seat's journal in a file: a thread writes groups of records while the loop goes on."""

import asyncio
import base64
import binascii
from collections.abc import Callable

from common.client.journal_file import JournalFile
from common.client.journal_folder import JournalFolder, Restored
from common.client.keeper import Dump
from common.core.clock import Clock
from common.core.logs import get_logger
from common.core.tasks import TaskScope
from common.protocol.journal import JournalRecord, Left

_log = get_logger("client.journal")
_AGAIN_S = 5.0
_LAST_WRITE_S = 5.0
_SLOW_S = 2.0


class FileKeeper:
    """Writes whatever is pending as one frame, as soon as the frame before is durable.

    What could not be made durable is written anew into another file, again and again; until that
    works nothing is said to be kept.

    Args:
        restored: the journal to go on in; else one is made when something is to be kept.
    """

    def __init__(
        self, folder: JournalFolder, clock: Clock, restored: Restored | None = None
    ) -> None:
        """Write nothing before `begin`."""
        self._folder = folder
        self._clock = clock
        self._file = restored.file if restored is not None else None
        self._attempt_id, self._centre = "", ""
        self._dump: Dump = tuple
        self._on_kept: Callable[[], None] = lambda: None
        self._scope = TaskScope("client:journal")
        self._wake = asyncio.Event()
        self._pending: list[JournalRecord] = []
        self._taken = self._kept = 0
        self._is_failing = self._is_stopping = self._is_storing = False
        self._writer: asyncio.Task[None] | None = None

    @property
    def kept(self) -> int:
        """Return how many records are durable."""
        return self._kept

    @property
    def is_failing(self) -> bool:
        """Say whether the last attempt to write failed."""
        return self._is_failing

    def begin(self, attempt_id: str, centre: str, dump: Dump, on_kept: Callable[[], None]) -> None:
        """Start to write; a second call changes nothing."""
        if self._writer is not None or self._is_stopping:
            return
        self._attempt_id, self._centre = attempt_id, centre
        self._dump, self._on_kept = dump, on_kept
        self._writer = self._scope.begin(self._run(), name=f"write:{attempt_id}")

    def keep(self, record: JournalRecord) -> int:
        """Take a record; the writer is woken."""
        self._taken += 1
        if not self._is_stopping:
            self._pending.append(record)
            self._wake.set()
        return self._taken

    async def stop(self) -> None:
        """Write what is left, for a few seconds at most."""
        if not self._is_stopping and self._writer is not None:
            self.keep(Left())
            self._is_stopping = True
            if not self._is_failing:
                await asyncio.wait([self._writer], timeout=_LAST_WRITE_S)
        self._is_stopping = True
        await self._scope.stop()
        if self._file is not None and not self._is_storing:
            self._file.close()

    async def leave(self) -> None:
        """Stop, and let the next start begin at the sign-in."""
        await self.stop()
        await asyncio.to_thread(self._folder.forget_current)

    async def _run(self) -> None:
        """Write until told to stop and nothing is left, or nothing can be written any more."""
        while True:
            await self._wake.wait()
            self._wake.clear()
            while self._pending or self._is_failing:
                if not await self._write():
                    if self._is_stopping:
                        return
                    await self._clock.sleep(_AGAIN_S)
            if self._is_stopping:
                return

    async def _write(self) -> bool:
        """Make durable what was taken so far; False if that failed."""
        upto = self._taken
        records, self._pending = tuple(self._pending), []
        if self._file is None:
            records = self._dump()  # all that is known, what is pending among it
        try:
            self._file = await self._stored(records)
        # Whatever it is: answers that wait to be kept here would else never be sent.
        except Exception as error:  # noqa: BLE001
            _log.error("journal_not_kept", error=repr(error))
            self._file = None
            self._say(failing=True)
            return False
        self._kept = upto
        self._say(failing=False)
        return True

    async def _stored(self, records: tuple[JournalRecord, ...]) -> JournalFile:
        """Let a thread write; a disk that takes too long counts as failing until it is done."""
        self._is_storing = True
        job = asyncio.to_thread(self._store, self._file, records)
        writing = self._scope.begin(job, name="store")
        done, _ = await asyncio.wait([writing], timeout=_SLOW_S)
        if not done:
            self._say(failing=True)
        try:
            return await writing
        finally:
            self._is_storing = not writing.done() or writing.cancelled()

    def _store(self, file: JournalFile | None, records: tuple[JournalRecord, ...]) -> JournalFile:
        if file is None:
            return self._folder.create(self._attempt_id, _key(self._centre), records)
        file.append(records)
        return file

    def _say(self, *, failing: bool) -> None:
        self._is_failing = failing
        self._on_kept()


def _key(text: str) -> bytes | None:
    try:
        return base64.b64decode(text, validate=True) or None
    except binascii.Error:
        return None
