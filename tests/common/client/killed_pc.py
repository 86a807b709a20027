"""A PC whose program may be killed at any moment, and what is on its disk then."""

from __future__ import annotations

import shutil
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from common.client.file_keeper import FileKeeper
from common.client.journal_file import find_journal
from common.client.journal_folder import JournalFolder
from common.client.paper_store import PaperStore
from common.client.seat import Seat
from common.client.seat_partners import SeatPartners
from common.client.seat_secret import seat_secret
from common.core.clock import SystemClock
from common.protocol.rows import Hold
from common.protocol.vocabulary import HoldKind
from common.rules.journal_fold import fold_journal
from tests.common.client.notes import QUICK
from tests.helpers import exam_rows
from tests.helpers.fake_centre import SIGNED_IN, until
from tests.helpers.fake_exam import DEVICE, FakeExam

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from common.client.address import CentreAddress
    from common.client.disk import Disk
    from common.rules.journal_fold import JournalContent


class FakeBoot:
    """The clock that goes on while a program is dead."""

    def __init__(self) -> None:
        self.id = "boot-1"
        self.at = 1000.0

    def seconds(self) -> float:
        return self.at


class Pc:
    """A PC whose program may be killed at any moment: what is on its disk then is all it knows."""

    def __init__(self, folder: Path, address: CentreAddress) -> None:
        self.base = folder
        self.address = address
        self.boot = FakeBoot()
        self.disk: Disk | None = None
        self.runs = 0

    @property
    def folder(self) -> Path:
        return self.base / f"run-{self.runs}"

    def die(self) -> None:
        """Take the disk as it is now; what the old program does later is lost."""
        old = self.folder
        self.runs += 1
        shutil.copytree(old, self.folder, ignore=shutil.ignore_patterns("*.new"))

    @asynccontextmanager
    async def run(self, *, again: bool = False) -> AsyncIterator[Seat]:
        """Start the program: signed in, or going on by itself."""
        journals = JournalFolder(self.folder, DEVICE, self.disk)
        restored = journals.current() if again else None
        assert (restored is not None) is again
        clock = SystemClock()
        partners = SeatPartners(
            clock=clock,
            pace=QUICK,
            keeper=FileKeeper(journals, clock, restored),
            restored=restored.content if restored is not None else None,
            papers=PaperStore(self.folder / "papers"),
            boot=self.boot,
        )
        known = restored.content.known if restored is not None else None
        session = known.session if known is not None else SIGNED_IN
        seat = Seat(self.address, session, program="test/1", device=DEVICE, partners=partners)
        seat.start()
        try:
            yield seat
        finally:
            await seat.stop()
            journals.close()


def writing() -> FakeExam:
    return FakeExam(exam_rows.writing(device_id=DEVICE, epoch=1))


async def ready(seat: Seat) -> None:
    await until(lambda: seat.paper is not None)


async def on_disk(seat: Seat) -> None:
    await until(lambda: seat.unkept == 0)


def left_ms(seat: Seat) -> int:
    now_ms = seat.session.anchor.now_ms()
    assert seat.view is not None
    assert now_ms is not None
    return seat.view.remaining_ms(now_ms)


def lock() -> Hold:
    return Hold(
        kind=HoldKind.LOCK,
        actor=exam_rows.PROCTOR,
        reason="",
        since_ms=exam_rows.NOW,
        compensate=False,
    )


def content(pc: Pc) -> JournalContent:
    path = pc.folder / "attempt-1.journal"
    return fold_journal(find_journal(path, seat_secret(pc.folder)).records)


def pc_knows_place(pc: Pc, number: int) -> bool:
    placed = content(pc).placed
    return placed is not None and placed.position == number


def known_holds(pc: Pc) -> int:
    known = content(pc).known
    return len(known.snapshot.candidate.holds) if known is not None else 0
