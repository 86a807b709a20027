"""Everything that can be done to one candidate, in any order; after each step all must be so."""

import asyncio
import shutil
from collections.abc import Coroutine
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from typing import ClassVar, TypeVar

from hypothesis import strategies as some
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from typing_extensions import override

from common.protocol.vocabulary import HoldKind
from common.rules.deadline import remaining_ms
from server.managers.deadline_watch import GRACE_MS
from tests.chaos.model.desk import Desk
from tests.chaos.model.model import AttemptModel, Change, SeatModel

T = TypeVar("T")
_PCS = ("pc-A", "pc-spare")
_MOST_LEASES = 6


@dataclass
class Ground:
    """Where a run begins, and how much was done.

    Args:
        begun: database of a centre whose exam has just begun.
        ids: its names.
        now_ms: its time.
        deadline_ms: of the candidate.
        folder: for copies.
    """

    begun: Path
    ids: dict[str, str]
    now_ms: int
    deadline_ms: int
    folder: Path
    runs: int = 0
    steps: int = 0
    seals: int = 0


class CandidateMachine(RuleBasedStateMachine):
    """One candidate, their PCs, a proctor, and a server that dies now and then."""

    ground: ClassVar[Ground]

    def __init__(self) -> None:
        super().__init__()
        ground = self.ground
        self._loop = asyncio.new_event_loop()
        self._folder = Path(mkdtemp(dir=ground.folder))
        self._desk = Desk(ground.begun, ground.ids, self._folder, ground.now_ms)
        self._model = AttemptModel(ground.deadline_ms, GRACE_MS)
        self._seats = [SeatModel("pc-A", lease=1)]
        self._given = 0
        self._wait_for(self._desk.start())
        ground.runs += 1

    @property
    def _seat(self) -> SeatModel:
        return self._seats[-1]

    @property
    def _now_ms(self) -> int:
        return self._desk.clock.now_ms()

    def _wait_for(self, work: Coroutine[None, None, T]) -> T:
        return self._loop.run_until_complete(work)

    def _send(self, seat: SeatModel) -> None:
        counts = self._model.receive(seat)
        upto = self._wait_for(self._desk.send(seat))
        if counts:
            assert upto == len(seat.journal), "what counts is told"
            seat.told = upto
        else:
            assert upto == seat.told, "nothing is told that does not count"

    # -- the candidate

    @rule(item=some.integers(1, 5))
    def answer(self, item: int) -> None:
        self._give(item)
        if self._seat.online:
            self._send(self._seat)

    def _give(self, item: int) -> None:
        if self._model.may_answer(self._now_ms):
            self._given += 1
            self._seat.journal.append(Change(f"q{item}", self._given, self._now_ms))

    @rule()
    def submit(self) -> None:
        seat, model = self._seat, self._model
        if not seat.online or model.seal is not None or model.paused_ms is not None:
            return
        done = self._wait_for(self._desk.hand_in(seat, model.latest()))
        assert done == (model.remaining_ms(self._now_ms) > 0)
        if done:
            model.hand_in()

    # -- the line and the programs

    @rule()
    def cut(self) -> None:
        self._seat.online = False

    @rule()
    def heal(self) -> None:
        self._seat.online = True
        self._send(self._seat)

    @precondition(lambda self: not self._seat.online)
    @rule()
    def arrives_but_is_not_heard_of(self) -> None:
        self._model.receive(self._seat)
        self._wait_for(self._desk.send(self._seat))

    @rule()
    def kill_client(self) -> None:
        self._seat.told = 0
        if self._seat.online:
            self._send(self._seat)

    @rule(waits=some.booleans())
    def kill_server(self, waits: bool) -> None:
        if waits:
            self._wait_for(self._desk.send(self._seat, heard=False))
        self._wait_for(self._desk.kill())
        self._wait_for(self._desk.start())

    @precondition(lambda self: len(self._seats) > 1)
    @rule()
    def old_pc_comes_back(self) -> None:
        for seat in self._seats[:-1]:
            self._send(seat)

    # -- staff and time

    @precondition(lambda self: self._model.seal is None and len(self._seats) < _MOST_LEASES)
    @rule(item=some.integers(1, 5))
    def move(self, item: int) -> None:
        self._give(item)  # the line was dead already: that is why they move
        device = _PCS[len(self._seats) % len(_PCS)]
        self._wait_for(self._desk.sit_down(device))
        assert self._wait_for(self._desk.release(HoldKind.RELOGIN))
        self._model.lease += 1
        self._seats.append(SeatModel(device, lease=self._model.lease))

    @precondition(lambda self: self._model.seal is None and self._model.paused_ms is None)
    @rule()
    def pause(self) -> None:
        if self._wait_for(self._desk.pause()):
            self._model.pause(self._now_ms)

    @precondition(lambda self: self._model.paused_ms is not None)
    @rule()
    def go_on(self) -> None:
        assert self._wait_for(self._desk.release(HoldKind.PAUSE))
        self._model.go_on(self._now_ms)

    @precondition(lambda self: self._model.seal is None)
    @rule(minutes=some.integers(1, 5))
    def extend(self, minutes: int) -> None:
        if self._wait_for(self._desk.extend(minutes * 60_000)):
            self._model.deadline_ms += minutes * 60_000

    @rule(seconds=some.sampled_from((0.5, 2.0, 30.0, 60.0, 600.0)))
    def time_passes(self, seconds: float) -> None:
        self._wait_for(self._desk.pass_time(seconds))
        self._model.time_passed(self._now_ms)

    # -- what must always be so

    @invariant()
    def every_change_is_there_once(self) -> None:
        self.ground.steps += 1
        applied = sorted(self._model.applied.items())
        assert self._desk.entries() == [(at, one.item_id, one.value) for at, one in applied]
        assert self._desk.kept() == self._model.kept

    @invariant()
    def the_newest_changes_count(self) -> None:
        assert self._wait_for(self._desk.latest()) == self._model.latest()

    @invariant()
    def lease_time_and_seal_are_right(self) -> None:
        row, seal = self._wait_for(self._desk.row()), self._wait_for(self._desk.seal())
        assert (row.epoch, row.device_id) == (self._model.lease, self._seat.device)
        assert row.deadline_ms == self._model.deadline_ms
        if self._model.seal is None:
            assert remaining_ms(row, self._now_ms) == self._model.remaining_ms(self._now_ms)
        assert (seal.kind if seal is not None else None) == self._model.seal

    @override
    def teardown(self) -> None:
        self.ground.seals += self._model.seal is not None
        self._wait_for(self._desk.kill())
        self._loop.close()
        shutil.rmtree(self._folder)
