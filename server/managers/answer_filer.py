"""Writes the answers of rooms to the file share: once a minute, those where something changed.

A share that is away hurts nobody: the rooms stay marked and are written when it is back.
"""

from collections.abc import Iterable

from common.core.clock import Clock
from common.core.errors import StorageError
from common.core.logs import get_logger
from server.managers.ticking import keep_ticking
from server.stores.database.database import Database
from server.stores.database.room_answers import read_room_answers, rooms_of
from server.stores.files.answer_files import AnswerFiles

EVERY_S = 60.0
_log = get_logger("managers.answer_filer")


class AnswerFiler:
    """Keeps the answer files of this process's sitting.

    Args:
        database: what is filed.
        files: where it is filed.
        clock: the beat.
    """

    def __init__(self, database: Database, files: AnswerFiles, clock: Clock) -> None:
        """Begin with nothing changed."""
        self._database = database
        self._files = files
        self._clock = clock
        self._changed: set[str] = set()

    def mark(self, attempts: Iterable[str]) -> None:
        """Remember attempts whose answers or seals changed."""
        self._changed.update(attempts)

    async def run(self) -> None:
        """File until cancelled; all rooms once, for what changed before this process began."""
        await self.recall()
        await keep_ticking(self.tick, EVERY_S, self._clock)

    async def recall(self) -> None:
        """Mark everybody of the sitting who has begun."""
        async with self._database.reading() as stores:
            sitting = await stores.sittings.current()
            if sitting is not None:
                rows = await stores.candidates.list_of_sitting(sitting.sitting_id, None)
                self._changed.update(row.attempt_id for row in rows if row.started_ms is not None)

    async def tick(self) -> None:
        """Write the files of the rooms where something changed."""
        changed, self._changed = self._changed, set()
        if not changed:
            return
        try:
            await self._file(changed)
        except StorageError as error:
            _log.warning("answer_files_wait", error=str(error))
            self._changed |= changed
        except BaseException:
            self._changed |= changed
            raise

    async def _file(self, attempt_ids: set[str]) -> None:
        async with self._database.reading() as stores:
            rooms = await rooms_of(stores, attempt_ids)
        for room in rooms:
            async with self._database.reading() as stores:
                answers = await read_room_answers(stores, room)
            await self._files.put(answers)
