"""`python -m tests.chaos.power.server_writer`: the server's answer path, to be recorded.

Queue, worker, answer manager, unit of work, commit, publisher: all as shipped; the acknowledgement
that would leave for the seat is written to a file instead.
"""

import argparse
import asyncio
import contextlib
import os
import random
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from typing_extensions import override

from common.core.clock import SystemClock
from common.core.errors import StorageError
from common.crypto.keyring import Keyring
from common.protocol.answers import AnswersRecorded, SaveAnswers
from common.protocol.routing import Origin, Outgoing
from common.protocol.vocabulary import Role
from server.managers.answer_folder import AnswerFolder
from server.managers.answer_manager.answer_manager import AnswerManager
from server.managers.publisher import Publisher
from server.managers.worker import Worker
from server.queues.in_process import InProcessQueues
from server.queues.router import Router
from server.stores.database import sqlite_door
from server.stores.database.database import Database
from server.stores.database.database_url import sqlite_url
from server.stores.unit_of_work import UnitOfWork
from tests.chaos.power.answers import EPOCH, SEATS, ack_line, draft
from tests.chaos.power.server_target import attempts
from tests.chaos.power.target import Flip

ROUNDS = 60
_FOLD_EVERY = 20
_READERS = 3


class HastyPublisher(Publisher):
    """Says what was done before it is durable: what the bench must notice."""

    @override
    @asynccontextmanager
    async def writing(self) -> AsyncIterator[UnitOfWork]:
        async with self._database.writing() as work:
            yield work
            await self.publish(work.effects)


class Writer:
    """Saves of a few seats, in batches of random size.

    Args:
        database: open.
        acks: file descriptor of the acknowledgements.
    """

    def __init__(self, database: Database, keyring: Keyring, acks: int, flip: Flip) -> None:
        clock = SystemClock()
        queues = InProcessQueues(1000)
        queues.socket.subscribe(self._heard)
        self._router = Router(queues)
        kind = HastyPublisher if flip is Flip.EARLY_ACK else Publisher
        publisher = kind(database, queues.socket, self._router, clock, lambda _dirty: None)
        manager = AnswerManager(keyring, clock)
        self._worker = Worker(manager, queues.work[manager.queue], publisher, clock, 512)
        self._folder = AnswerFolder(database, clock)
        self._acks = acks
        self._database = database
        self._attempts: list[str] = []
        self._given = [0] * SEATS

    async def run(self, attempts: Sequence[str], dice: random.Random) -> None:
        """Write all rounds."""
        self._attempts = list(attempts)
        for number in range(1, ROUNDS + 1):
            for _ in range(dice.randint(1, 5)):
                await self._save(dice.randrange(SEATS), dice.randint(1, 3))
            with contextlib.suppress(StorageError):  # it was given back, and is tried again
                await self._worker.step()
                await asyncio.gather(*(self._read() for _ in range(_READERS)))
                if number % _FOLD_EVERY == 0:
                    await self._folder.tick()

    async def _read(self) -> None:
        """Look at the answers, as connections that come back do."""
        async with self._database.reading() as stores:
            await stores.answers.latest(self._attempts[0])

    async def _save(self, seat: int, count: int) -> None:
        first = self._given[seat] + 1
        self._given[seat] += count
        message = SaveAnswers(
            attempt_id=self._attempts[seat],
            epoch=EPOCH,
            entries=tuple(draft(seat, first + n) for n in range(count)),
        )
        origin = Origin(
            role=Role.CANDIDATE,
            actor_id=f"person-{seat}",
            sitting_id="sitting",
            connection_id=f"seat-{seat}",
            attempt_id=self._attempts[seat],
            device_id=f"device-{seat + 1}",
        )
        await self._router.publish(message, origin, f"save-{seat}-{first}", 1_764_000_001_000)

    def _heard(self, items: Sequence[Outgoing]) -> None:
        for item in items:
            if isinstance(item.message, AnswersRecorded):
                seat = self._attempts.index(item.message.attempt_id)
                os.write(self._acks, ack_line(seat, item.message.ack_upto))


def tune(flip: Flip, checkpoint_pages: int) -> None:
    """Let the writer checkpoint after so many pages, and sync less if that is the flip."""
    pragmas = [
        f"PRAGMA wal_autocheckpoint = {checkpoint_pages}" if "autocheckpoint" in one else one
        for one in sqlite_door._WRITER
    ]
    if flip is Flip.NO_SYNC:
        pragmas = [one.replace("synchronous = FULL", "synchronous = NORMAL") for one in pragmas]
        assert "PRAGMA synchronous = NORMAL" in pragmas
    sqlite_door._WRITER = tuple(pragmas)  # type: ignore[assignment]


async def _main(folder: Path, acks: Path, seed: str, flip: Flip) -> None:
    dice = random.Random(seed)
    tune(flip, dice.choice((20, 60, 16_000)))
    keyring = Keyring.load(folder / "keys")
    database = await Database.open(sqlite_url(folder / "gamdok.db"), keyring, SystemClock())
    handle = os.open(acks, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    await Writer(database, keyring, handle, flip).run(attempts(folder), dice)
    if (
        dice.random() < 0.5 and not database.failure
    ):  # the end of a server in good order is written too
        await database.close()


def main() -> None:
    """Write."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--acks", type=Path, required=True)
    parser.add_argument("--seed", required=True)
    parser.add_argument("--flip", type=Flip, default=Flip.NONE)
    asked = parser.parse_args()
    asyncio.run(_main(asked.folder, asked.acks, asked.seed, asked.flip))
    os._exit(0)  # nothing more is written behind the record's back


if __name__ == "__main__":
    main()
