"""`python -m tests.chaos.journal.seat_writer`: a seat's journal, to be recorded.

Folder, header, frames and syncs are as shipped; what the candidate would see as kept on this PC is
written to a file instead.
"""

import argparse
import os
import random
from pathlib import Path

from typing_extensions import override

from common.client.disk import SystemDisk
from common.client.journal_file import JournalFile, find_journal
from common.client.journal_folder import JournalFolder
from common.client.seat_secret import seat_secret
from common.protocol.journal import Acknowledged, Given, JournalRecord, Numbered
from tests.chaos.power.answers import EPOCH, ack_line, draft
from tests.chaos.power.target import Flip

ATTEMPT = "attempt"
DEVICE = "device"
ROUNDS = 60
_SEAT = 0
_AGAIN, _ANEW = 0.06, 0.04


class LazyDisk(SystemDisk):
    """Says it synced: what the bench must notice."""

    @override
    def sync(self, handle: int) -> None:
        return


class SeatWriter:
    """One seat that gives answers, is closed and opened again, and begins its journal anew.

    Args:
        folder: of the journals.
        acks: file descriptor of what is said to be kept.
    """

    def __init__(self, folder: Path, acks: int, flip: Flip) -> None:
        self._disk = LazyDisk() if flip is Flip.NO_SYNC else SystemDisk()
        self._folder = JournalFolder(folder, DEVICE, self._disk)
        self._path = folder / f"{ATTEMPT}.journal"
        self._acks = acks
        self._early = flip is Flip.EARLY_ACK
        self._given = 0

    def run(self, dice: random.Random) -> list[tuple[int, int]]:
        """Write all rounds; returns the length of the file and what was kept, after each."""
        file: JournalFile | None = None
        marks: list[tuple[int, int]] = []
        for _ in range(ROUNDS):
            try:
                if file is None:
                    file = self._create()
                    marks = [(self._path.stat().st_size, self._given)]
                file = self._reopened(file, dice.random())
                if file is not None:
                    self._append(file, dice)
                    marks.append((self._path.stat().st_size, self._given))
            except OSError:
                file = None  # as the keeper does: all that is known goes into a new one
        if file is not None:
            file.close()
        return marks

    def _reopened(self, file: JournalFile, luck: float) -> JournalFile | None:
        """Now and then close the file: to go on in it as a new program, or to begin anew."""
        if luck > _AGAIN + _ANEW:
            return file
        file.close()
        if luck > _AGAIN:
            return None
        found = find_journal(self._path, seat_secret(self._folder.folder))
        return JournalFile.reopen(self._disk, self._path, found)

    def _create(self) -> JournalFile:
        given = tuple(_given(seq) for seq in range(1, self._given + 1))
        records: tuple[JournalRecord, ...] = (Numbered(epoch=EPOCH, base=0), *given)
        return self._folder.create(ATTEMPT, None, records)

    def _append(self, file: JournalFile, dice: random.Random) -> None:
        count = dice.randint(1, 4)
        records: list[JournalRecord] = [_given(self._given + n) for n in range(1, count + 1)]
        if dice.random() < 0.3 and self._given:
            records.append(Acknowledged(epoch=EPOCH, upto=dice.randint(1, self._given)))
        if self._early:
            self._say(self._given + count)
        file.append(records)
        self._given += count
        if not self._early:
            self._say(self._given)

    def _say(self, upto: int) -> None:
        os.write(self._acks, ack_line(_SEAT, upto))


def _given(seq: int) -> Given:
    one = draft(_SEAT, seq)
    return Given(
        epoch=EPOCH, seq=seq, item_id=one.item_id, value=one.value, offset_ms=one.offset_ms
    )


def main() -> None:
    """Write."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--acks", type=Path, required=True)
    parser.add_argument("--seed", required=True)
    parser.add_argument("--flip", type=Flip, default=Flip.NONE)
    asked = parser.parse_args()
    acks = os.open(asked.acks, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    SeatWriter(asked.folder, acks, asked.flip).run(random.Random(asked.seed))
    os._exit(0)  # nothing more is written behind the record's back


if __name__ == "__main__":
    main()
