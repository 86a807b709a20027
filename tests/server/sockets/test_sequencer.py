"""Events leave in order, whatever order they come in; what is lost is read from the log."""

import asyncio
from collections.abc import Sequence

from common.core.clock import FakeClock
from common.core.tasks import TaskScope
from common.protocol.routing import Address, Outgoing
from common.protocol.stages import RoomStageChanged
from server.sockets.sequencer import Event, Sequencer
from tests.helpers.instances import example

SITTING = "SITTING"
ADDRESS = Address(sitting_id=SITTING, room_id="R1")
MESSAGE = example(RoomStageChanged)


def _event(number: int, sitting: str = SITTING) -> Outgoing:
    return Outgoing(message=MESSAGE, address=Address(sitting_id=sitting), number=number)


class _Bench:
    """A sequencer whose log holds the events up to `in_log`."""

    def __init__(self) -> None:
        self.clock = FakeClock()
        self.scope = TaskScope("sequencer-bench")
        self.in_log = 0
        self.reads: list[int] = []
        self.out: list[tuple[str, int]] = []
        self.sequencer = Sequencer(self._read, self.scope, self.clock, 0.2)
        self.sequencer.deliver = lambda item: self.out.append(
            (item.address.sitting_id, item.number)
        )

    async def _read(self, sitting_id: str, after: int, limit: int) -> Sequence[Event]:
        self.reads.append(after)
        last = min(self.in_log, after + limit)
        return [(n, Address(sitting_id=sitting_id), MESSAGE) for n in range(after + 1, last + 1)]

    def numbers(self) -> list[int]:
        return [number for _, number in self.out]

    async def pass_time(self, seconds: float) -> None:
        for _ in range(3):
            await asyncio.sleep(0)
        self.clock.advance(seconds)
        for _ in range(10):
            await asyncio.sleep(0)


async def test_events_in_order_leave_at_once() -> None:
    bench = _Bench()
    bench.sequencer.begin(SITTING, 4)
    for number in (5, 6, 7):
        bench.sequencer.accept(_event(number))
    assert bench.numbers() == [5, 6, 7]
    assert bench.sequencer.gaps == 0
    await bench.scope.stop()


async def test_an_event_that_overtook_another_waits_for_it() -> None:
    bench = _Bench()
    bench.sequencer.begin(SITTING, 4)
    bench.sequencer.accept(_event(6))
    assert bench.numbers() == []
    bench.sequencer.accept(_event(5))
    assert bench.numbers() == [5, 6]
    await bench.pass_time(0.3)
    assert bench.reads == []
    await bench.scope.stop()


async def test_a_lost_event_is_read_from_the_log() -> None:
    bench = _Bench()
    bench.sequencer.begin(SITTING, 4)
    bench.in_log = 8
    bench.sequencer.accept(_event(7))
    await bench.pass_time(0.1)
    assert bench.numbers() == []
    await bench.pass_time(0.15)
    assert bench.numbers() == [5, 6, 7, 8]
    bench.sequencer.accept(_event(8))
    assert bench.numbers() == [5, 6, 7, 8], "nothing leaves twice"
    await bench.scope.stop()


async def test_what_was_told_already_does_not_leave_again() -> None:
    bench = _Bench()
    bench.sequencer.begin(SITTING, 4)
    for number in (3, 4, 5, 5, 4):
        bench.sequencer.accept(_event(number))
    assert bench.numbers() == [5]
    await bench.scope.stop()


async def test_events_during_the_first_snapshot_wait_for_it() -> None:
    bench = _Bench()
    bench.sequencer.accept(_event(1))  # nobody of the sitting was ever here
    bench.sequencer.expect(SITTING)
    for number in (10, 11, 12):
        bench.sequencer.accept(_event(number))
    assert bench.numbers() == []
    bench.sequencer.begin(SITTING, 10)
    assert bench.numbers() == [11, 12]
    bench.sequencer.begin(SITTING, 3)
    assert bench.numbers() == [11, 12], "a later snapshot does not turn the clock back"
    await bench.scope.stop()


async def test_sittings_are_counted_apart() -> None:
    bench = _Bench()
    bench.sequencer.begin("A", 0)
    bench.sequencer.begin("B", 7)
    bench.sequencer.accept(_event(1, "A"))
    bench.sequencer.accept(_event(8, "B"))
    assert bench.out == [("A", 1), ("B", 8)]
    await bench.scope.stop()


async def test_a_number_that_never_comes_is_given_up() -> None:
    bench = _Bench()
    bench.sequencer.begin(SITTING, 4)
    bench.sequencer.accept(_event(6))
    for _ in range(60):
        await bench.pass_time(0.2)
    assert bench.numbers() == [6]
    bench.sequencer.accept(_event(7))
    assert bench.numbers() == [6, 7]
    await bench.scope.stop()
