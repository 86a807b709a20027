"""Time over the death of program and PC: exact where it can be, provisional where it cannot."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace
from typing_extensions import override

from common.client.anchor import ServerAnchor
from common.client.keeper import MemoryKeeper
from common.client.seat_memory import SeatMemory
from common.core.clock import FakeClock
from common.protocol.journal import JournalRecord, Known, Placed, Timed
from common.protocol.move_rows import MoveState
from common.rules.journal_fold import fold_journal
from common.rules.views import SeatView
from tests.helpers import exam_rows
from tests.helpers.fake_centre import SIGNED_IN
from tests.helpers.fake_exam import FakeExam

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

    def __init__(self, boot: FakeBoot, tape: Tape, device_id: str = "") -> None:
        self.clock = FakeClock()
        self.boot = boot
        self.anchor = ServerAnchor(self.clock)
        self.memory = SeatMemory(SIGNED_IN, tape, self.anchor, self.clock, boot)
        self.memory.device_id = device_id
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


def _moved_here(run: Run, **fields: Any) -> None:
    """The candidate is moved to this PC (device-9), where question 7 was left."""
    row = exam_rows.writing(device_id="device-9", epoch=2)
    exam = FakeExam(row)
    run.memory.device_id = "device-9"
    run.memory.follow(SeatView(replace(exam.snapshot(), move=exam_rows.move(**fields))))


def test_the_place_comes_with_the_candidate_once() -> None:
    run = Run(FakeBoot(), Tape())
    _moved_here(run)
    assert run.memory.position == 7
    run.memory.place(position=2)
    _moved_here(run, state=MoveState.DONE)
    assert run.memory.position == 2, "the candidate went on since"
    _moved_here(run, move_id="move-3", position=5)
    assert run.memory.position == 5, "back after another move"


@pytest.mark.parametrize(
    "fields",
    [{"state": MoveState.CANCELLED}, {"left": ("device-9",)}, {"position": 0}],
)
def test_the_place_is_not_that_of_another_move(fields: dict[str, Any]) -> None:
    run = Run(FakeBoot(), Tape())
    run.memory.place(position=4)
    _moved_here(run, **fields)
    assert run.memory.position == 4


def test_a_program_that_comes_back_is_where_it_was_and_not_where_it_came_from() -> None:
    tape = Tape()
    row = exam_rows.writing(device_id="device-9", epoch=2)
    snapshot = replace(FakeExam(row).snapshot(), move=exam_rows.move())
    tape.keep(Known(session=SIGNED_IN, snapshot=snapshot, given={}))
    tape.keep(Placed(position=9, display={}))
    run = Run(FakeBoot(), tape, "device-9")
    run.memory.follow(SeatView(snapshot))
    assert run.memory.position == 9
