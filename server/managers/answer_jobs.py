"""What has to be done about durable answers besides saving them: folded tables and filed copies."""

from collections.abc import Mapping

from common.core.clock import Clock
from common.crypto.keyring import Keyring
from server.managers.answer_filer import AnswerFiler
from server.managers.answer_folder import AnswerFolder
from server.managers.publisher import DirtyHook
from server.managers.supervisor import Job
from server.stores.contracts import FileShare
from server.stores.database.database import Database
from server.stores.effects import Place
from server.stores.files.answer_files import AnswerFiles


class AnswerJobs:
    """The jobs beside the answer manager.

    Args:
        database: whose answers.
        files: where copies go.
        keyring: seals them.
        clock: the beat.
    """

    def __init__(
        self, database: Database, files: FileShare, keyring: Keyring, clock: Clock
    ) -> None:
        """Put them together; nothing runs yet."""
        self._folder = AnswerFolder(database, clock)
        self._filer = AnswerFiler(database, AnswerFiles(files, keyring), clock)

    @property
    def jobs(self) -> dict[str, Job]:
        """The jobs by name, for the supervisor."""
        return {"folder:answers": self._folder.run, "filer:answers": self._filer.run}

    def marked_too(self, hook: DirtyHook) -> DirtyHook:
        """Return a hook that tells another one and the filer what changed."""

        def mark(attempts: Mapping[str, Place]) -> None:
            hook(attempts)
            self._filer.mark(attempts)

        return mark

    async def finish(self) -> None:
        """Fold and file the last: nothing comes any more."""
        await self._folder.finish()
        await self._filer.tick()
