"""A seat's journal as a target of power cuts."""

import sys
from collections.abc import Sequence
from pathlib import Path

from common.client.disk import SystemDisk
from common.client.journal_file import FoundJournal, JournalFile, find_journal
from common.client.journal_folder import CANNOT_READ
from common.client.seat_secret import seat_secret
from common.protocol.journal import Given
from common.rules.journal_fold import fold_journal
from tests.chaos.journal.seat_writer import ATTEMPT
from tests.chaos.power.answers import EPOCH, acked_upto, draft
from tests.chaos.power.target import Flip, Found

_SEAT = 0


class SeatJournal:
    """One seat's folder of journals."""

    name = "seat_journal"

    def prepare(self, folder: Path) -> None:
        """Make the folder with the PC's secret, as the enrolment leaves it."""
        seat_secret(folder)

    def command(self, folder: Path, acks: Path, seed: str, flip: Flip) -> list[str]:
        """Return the writer's command."""
        command = [sys.executable, "-m", "tests.chaos.journal.seat_writer", "--folder", str(folder)]
        return [*command, "--acks", str(acks), "--seed", seed, f"--flip={flip.value}"]

    def inspect(self, image: Path, acked: Sequence[bytes]) -> Found:
        """Read it as a program that comes back does, go on in it, and read it again."""
        upto = acked_upto(tuple(acked)).get(_SEAT, 0)
        path = image / f"{ATTEMPT}.journal"
        if not path.exists():
            return Found(lost=upto)
        if upto and _read_text(image / "current") != ATTEMPT:
            return Found(lost=upto, corrupt="the PC does not know which attempt it was at")
        return inspect_journal(path, upto)


def inspect_journal(path: Path, upto: int) -> Found:
    """Hold a journal against what was said to be kept, before and after one more change."""
    secret = seat_secret(path.parent)
    try:
        before = find_journal(path, secret)
        found = _compared(before, upto)
        if found != Found():
            return found
        last = max((one.seq for one in fold_journal(before.records).changes), default=0)
        one_more = _given(last + 1)
        file = JournalFile.reopen(SystemDisk(), path, before)
        file.append([one_more])
        file.close()
        return _compared(find_journal(path, secret), last + 1)
    except CANNOT_READ as error:
        return Found(lost=upto, corrupt=repr(error))


def _given(seq: int) -> Given:
    one = draft(_SEAT, seq)
    return Given(
        epoch=EPOCH, seq=seq, item_id=one.item_id, value=one.value, offset_ms=one.offset_ms
    )


def _compared(found: FoundJournal, upto: int) -> Found:
    if found.reading.damage is not None:
        return Found(corrupt=f"said to be damaged: {found.reading.damage}")
    changes = fold_journal(found.records).changes
    numbers = [one.seq for one in changes]
    wrong = sum(one != _given(one.seq) for one in changes)
    return Found(
        lost=len(set(range(1, upto + 1)) - set(numbers)),
        doubled=len(numbers) - len(set(numbers)),
        misplaced=wrong,
    )


def _read_text(file: Path) -> str:
    return file.read_text(encoding="utf-8") if file.exists() else ""
