"""Time over the death of program and PC: exact where it can be, provisional where it cannot."""

from __future__ import annotations

import pytest
from typing_extensions import override

from common.client.anchor import ServerAnchor
from common.client.keeper import MemoryKeeper
from common.client.seat_memory import SeatMemory
from common.core.clock import FakeClock
from common.protocol.journal import JournalRecord, Placed, Timed
from common.rules.journal_fold import fold_journal
from tests.helpers.fake_centre import SIGNED_IN

SERVER = 1_764_000_000_000
YEARS = 365 * 86_400


class FakeBoot:
    """The clock of the PC's start."""

    def __init__(self) -> None:
        self.id = "boot-1"
        self.at = 500.0

    def seconds(self) -> float:
        return self.at


class Tape(MemoryKeeper):
    """Keeps what it is given."""

    def __init__(self) -> None:
        super().__init__()
        self.records: list[JournalRecord] = []

    @override
    def keep(self, record: JournalRecord) -> int:
        self.records.append(record)
        return super().keep(record)


class Run:
    """One run of the program on one PC."""

    def __init__(self, boot: FakeBoot, tape: Tape) -> None:
        self.clock = FakeClock()
        self.boot = boot
        self.anchor = ServerAnchor(self.clock)
        self.memory = SeatMemory(SIGNED_IN, tape, self.anchor, self.clock, boot)
        self.memory.restore(fold_journal(tape.records))

    def live(self, seconds: float) -> None:
        self.clock.advance(seconds)
        self.boot.at += seconds

    def is_exact(self) -> bool:
        return not self.anchor.is_provisional

    def now_ms(self) -> int:
        now_ms = self.anchor.now_ms()
        assert now_ms is not None
        return now_ms


def killed_after(seconds: float) -> tuple[FakeBoot, Tape]:
    boot, tape = FakeBoot(), Tape()
    run = Run(boot, tape)
    run.anchor.set(SERVER)
    run.live(seconds)
    run.memory.note_time()
    return boot, tape


@pytest.mark.parametrize("wall_s", [0, -10 * YEARS, -3600, 300, 86_400])
def test_the_death_of_the_program_is_bridged_exactly(wall_s: float) -> None:
    boot, tape = killed_after(100)
    boot.at += 33  # dead
    run = Run(boot, tape)
    run.clock.step_wall(wall_s)  # somebody sets the PC's clock meanwhile
    assert run.now_ms() == SERVER + 133_000
    assert run.anchor.offset_ms() == 133_000
    assert not run.anchor.is_provisional
    run.live(7)
    run.clock.step_wall(-wall_s)
    assert run.now_ms() == SERVER + 140_000
    assert run.anchor.offset_ms() == 140_000


def test_after_a_restart_of_the_pc_the_journalled_time_goes_on_provisionally() -> None:
    boot, tape = killed_after(100)
    boot.id, boot.at = "boot-2", 20.0
    run = Run(boot, tape)
    assert run.now_ms() == SERVER + 100_000
    assert run.anchor.offset_ms() == 100_000
    assert run.anchor.is_provisional
    run.live(5)
    run.memory.note_time()
    boot.at += 10  # and the program dies again in the same start
    again = Run(boot, tape)
    assert again.now_ms() == SERVER + 115_000
    assert again.anchor.is_provisional, "still nobody knows how long the PC was off"
    again.anchor.set(SERVER + 500_000)
    assert again.is_exact()
    assert again.now_ms() == SERVER + 500_000


def test_time_is_written_down_seldom_and_never_before_it_is_known() -> None:
    boot, tape = FakeBoot(), Tape()
    run = Run(boot, tape)
    run.memory.note_time()
    assert tape.records == []
    run.anchor.set(SERVER)
    for _ in range(10):
        run.memory.note_time()
        run.live(0.3)
    assert sum(isinstance(record, Timed) for record in tape.records) == 3


def test_what_is_looked_at_is_written_down_once() -> None:
    tape = Tape()
    run = Run(FakeBoot(), tape)
    run.memory.place(position=4)
    run.memory.place(position=4)
    run.memory.place(display={"zoom": "150"})
    assert tape.records == [
        Placed(position=4, display={}),
        Placed(position=4, display={"zoom": "150"}),
    ]
    assert Run(FakeBoot(), tape).memory.position == 4
