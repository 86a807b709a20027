"""The server's database as a target of power cuts."""

import asyncio
import sqlite3
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from common.core.clock import SystemClock
from common.core.errors import SuiteError
from common.crypto.errors import CryptoError
from common.crypto.keyring import Keyring
from server.stores.database.database import Database
from server.stores.database.database_url import sqlite_url
from server.stores.database.migrate import upgrade
from server.stores.database.sealing import answer_context, open_value
from server.stores.records.reconciliation import Mismatch
from tests.chaos.power.answers import EPOCH, SEATS, acked_upto, draft
from tests.chaos.power.target import Flip, Found
from tests.server.stores.database.centre import centre

_ADDS_UP = frozenset(
    {Mismatch.HOLE_IN_ENTRIES, Mismatch.LATEST_DIFFERS, Mismatch.UNREADABLE_ANSWER}
)


class ServerDatabase:
    """Four seats of an invented sitting, and the answer path of the server."""

    name = "server_database"

    def prepare(self, folder: Path) -> None:
        """Make the database, everybody at work, closed in good order."""
        folder.mkdir(parents=True, exist_ok=True)
        asyncio.run(_prepare(folder))

    def command(self, folder: Path, acks: Path, seed: str, flip: Flip) -> list[str]:
        """Return the writer's command."""
        command = [sys.executable, "-m", "tests.chaos.power.server_writer", "--folder", str(folder)]
        return [*command, "--acks", str(acks), "--seed", seed, f"--flip={flip.value}"]

    def inspect(self, image: Path, acked: Sequence[bytes]) -> Found:
        """Open it by the server's own code; reconcile; compare every entry."""
        try:
            wrong = asyncio.run(_reconciled(image))
        except SuiteError as error:
            return Found(corrupt=str(error))
        if wrong:
            return Found(corrupt=wrong)
        return _compared(image, acked_upto(tuple(acked)))


def attempts(folder: Path) -> list[str]:
    """Return the attempts of the seats that write, in the order of their devices."""
    with closing(sqlite3.connect(f"file:{folder / 'gamdok.db'}?mode=ro", uri=True)) as database:
        rows = database.execute(
            "SELECT attempt_id FROM leases WHERE device_id IS NOT NULL ORDER BY device_id"
        )
        return [attempt_id for (attempt_id,) in rows]


async def _prepare(folder: Path) -> None:
    keyring = Keyring.create(folder / "keys")
    url = sqlite_url(folder / "gamdok.db")
    await asyncio.to_thread(upgrade, url)
    async with centre(url, keyring, SystemClock()) as made:
        await made.begin()
    assert len(attempts(folder)) == SEATS


async def _reconciled(image: Path) -> str:
    """Return what does not add up; empty if all does."""
    keyring = Keyring.load(image / "keys")
    url = sqlite_url(image / "gamdok.db")
    database = await Database.open(url, keyring, SystemClock())
    try:
        async with database.reading() as stores:
            sitting = await stores.sittings.current()
            assert sitting is not None
            periods = await stores.periods.list_of_sitting(sitting.sitting_id)
            found = [
                difference
                for period in periods
                for difference in await stores.reconciliation.differences(period.period_id)
                if difference.what in _ADDS_UP
            ]
    finally:
        await database.close()
    return "; ".join(f"{one.what}: {one.expected} / {one.found} {one.detail}" for one in found)


def _compared(image: Path, upto: dict[int, int]) -> Found:
    """Compare what is there with what each seat gave and was told."""
    keyring = Keyring.load(image / "keys")
    seats = {attempt_id: seat for seat, attempt_id in enumerate(attempts(image))}
    with closing(sqlite3.connect(image / "gamdok.db")) as database:
        (checked,) = database.execute("PRAGMA integrity_check").fetchone()
        if checked != "ok":
            return Found(corrupt=str(checked))
        rows = database.execute(
            "SELECT attempt_id, epoch, seq, item_id, value FROM answer_entries"
        ).fetchall()
    good: set[tuple[int, int]] = set()
    doubled = misplaced = 0
    for attempt_id, epoch, seq, item_id, blob in rows:
        seat = seats.get(attempt_id, -1)
        expected = draft(seat, seq)
        value = _opened(keyring, blob, answer_context(attempt_id, item_id, epoch, seq))
        if (epoch, item_id, value) != (EPOCH, expected.item_id, expected.value):
            misplaced += 1
        elif (seat, seq) in good:
            doubled += 1
        good.add((seat, seq))
    told = {(seat, seq) for seat, last in upto.items() for seq in range(1, last + 1)}
    return Found(lost=len(told - good), doubled=doubled, misplaced=misplaced)


def _opened(keyring: Keyring, blob: bytes, context: bytes) -> tuple[int, ...] | None:
    try:
        return open_value(keyring, blob, context)
    except CryptoError:
        return None
