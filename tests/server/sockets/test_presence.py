"""The state of a seat's link as consoles see it, and staff who went away."""

from msgspec.structs import replace

from common.core.clock import FakeClock
from common.protocol.answers import AttemptSealed
from common.protocol.candidates import CandidateChanged
from common.protocol.move_rows import MoveRow, MoveState
from common.protocol.moves import MoveChanged
from common.protocol.routing import Address, Outgoing
from common.protocol.rows import CandidateRow, SealRow, SeatLive
from common.protocol.session import DetachStaff, Heartbeat, SeatLiveChanged
from common.protocol.vocabulary import Connection as LinkState
from common.protocol.vocabulary import Progress, QueueName
from server.queues.in_process import InProcessQueues
from server.queues.router import Router
from server.sockets.presence import Presence
from server.sockets.staff_presence import StaffPresence
from server.stores.realtime.memory_live_store import MemoryLiveStore
from tests.helpers import exam_rows
from tests.helpers.instances import example
from tests.server.sockets.people import SITTING, Peer, candidate, chief, proctor


class _Bench:
    """Presence on a clock that stands still; several may share a live store and the queues."""

    def __init__(self, other: "_Bench | None" = None) -> None:
        self.clock: FakeClock = other.clock if other else FakeClock()
        self.live: MemoryLiveStore = other.live if other else MemoryLiveStore()
        self.queues: InProcessQueues = other.queues if other else InProcessQueues(100)
        self.told: list[SeatLive] = []
        staff = StaffPresence(self.live, Router(self.queues), self.clock, 15.0)
        self.presence = Presence(self.live, self.queues.socket, staff, self.clock)
        self.queues.socket.subscribe(self.presence.observe)
        self.queues.socket.subscribe(self._keep)

    def _keep(self, items: object) -> None:
        assert isinstance(items, list)
        for item in items:
            if isinstance(item.message, SeatLiveChanged):
                self.told.append(item.message.live)

    async def after(self, seconds: float) -> list[LinkState]:
        """Let time pass and return the link states that were told meanwhile."""
        before = len(self.told)
        for _ in range(round(seconds * 2)):
            self.clock.advance(0.5)
            await self.presence.tick()
        return [live.connection for live in self.told[before:]]

    async def detached(self) -> list[str]:
        queue = self.queues.work[QueueName.STATE]
        if not queue.depth():
            return []
        batch = await queue.take(100)
        return [i.message.staff_id for i in batch.items if isinstance(i.message, DetachStaff)]


async def test_a_silent_seat_ages_step_by_step_and_each_step_is_told_once() -> None:
    bench = _Bench()
    await bench.presence.joined(candidate("one"))
    assert await bench.after(0.5) == [LinkState.ONLINE]
    assert await bench.after(4) == []
    assert await bench.after(1) == [LinkState.DELAYED]
    assert await bench.after(5) == [LinkState.LATE]
    assert await bench.after(5) == [LinkState.MISSING]
    assert await bench.after(60) == []


async def test_a_heartbeat_keeps_a_seat_online_and_is_told_only_if_it_says_something() -> None:
    bench, seat = _Bench(), candidate("one")
    await bench.presence.joined(seat)
    await bench.after(0.5)
    for _ in range(10):
        bench.presence.seen(seat, Heartbeat())
        assert await bench.after(2) == []
    bench.presence.seen(seat, Heartbeat(unsent=3, position=7))
    assert await bench.after(0.5) == [LinkState.ONLINE]
    assert (bench.told[-1].unsent, bench.told[-1].position) == (3, 7)


async def test_counts_of_others_survive() -> None:
    bench, seat = _Bench(), candidate("one")
    await bench.presence.joined(seat)
    await bench.after(0.5)
    (known,) = await bench.live.seats(SITTING, None)
    await bench.live.put_seats(SITTING, [replace(known, answered=12, saved_ms=99)])
    bench.presence.seen(seat, Heartbeat(position=2))
    await bench.after(0.5)
    assert (bench.told[-1].answered, bench.told[-1].saved_ms, bench.told[-1].position) == (
        12,
        99,
        2,
    )


async def test_a_seat_that_left_ages_too_and_is_closed_once_its_attempt_is_sealed() -> None:
    bench, seat = _Bench(), candidate("one")
    await bench.presence.joined(seat)
    await bench.after(0.5)
    await bench.presence.left(seat)
    assert await bench.after(6) == [LinkState.DELAYED]
    seal = replace(example(SealRow), attempt_id="attempt-one")
    address = Address(sitting_id=SITTING, attempt_id="attempt-one")
    await bench.queues.socket.publish([Outgoing(message=AttemptSealed(seal=seal), address=address)])
    assert await bench.after(0.5) == [LinkState.CLOSED]
    assert await bench.after(60) == []
    row = replace(example(CandidateRow), attempt_id="attempt-one", progress=Progress.IN_PROGRESS)
    reopened = CandidateChanged(candidate=row)
    await bench.queues.socket.publish([Outgoing(message=reopened, address=address)])
    assert await bench.after(0.5) == [LinkState.MISSING]


async def test_a_seat_that_reconnected_elsewhere_is_not_ours_any_more() -> None:
    here = _Bench()
    there = _Bench(here)
    seat = candidate("one")
    await here.presence.joined(seat)
    await here.after(0.5)
    await here.presence.left(seat)
    here.clock.advance(1)
    await there.presence.joined(candidate("one"))
    await there.presence.tick()
    here.told.clear()
    for _ in range(30):
        here.clock.advance(1)
        there.presence.seen(candidate("one"), Heartbeat())
        await there.presence.tick()
        await here.presence.tick()
    assert [live.connection for live in here.told] == []


async def test_staff_are_away_after_a_while_without_any_console() -> None:
    bench, first, second = _Bench(), proctor("p1", "R1"), _second_console()
    await bench.presence.joined(first)
    await bench.presence.joined(second)
    await bench.presence.left(first)
    await bench.after(30)
    assert await bench.detached() == [], "the second console is still there"
    await bench.presence.left(second)
    await bench.after(14)
    assert await bench.detached() == []
    await bench.after(2)
    assert await bench.detached() == ["staff-p1"]
    await bench.after(60)
    assert await bench.detached() == [], "told once"


async def test_staff_who_come_back_in_time_were_never_away() -> None:
    bench, peer = _Bench(), chief()
    await bench.presence.joined(peer)
    await bench.presence.left(peer)
    await bench.after(10)
    await bench.presence.joined(_again(peer))
    await bench.after(60)
    assert await bench.detached() == []


async def test_staff_on_another_process_are_not_away() -> None:
    here = _Bench()
    there = _Bench(here)
    peer = chief()
    await here.presence.joined(peer)
    await here.presence.left(peer)
    await there.presence.joined(_again(peer))
    for _ in range(40):
        here.clock.advance(1)
        await here.presence.tick()
        await there.presence.tick()
    assert await here.detached() == []


def _second_console() -> Peer:
    other = proctor("p1", "R1")
    other.origin = replace(other.origin, connection_id="connection-p1-second")
    return other


def _again(peer: Peer) -> Peer:
    other = chief()
    other.origin = replace(peer.origin, connection_id="connection-again")
    return other


async def test_the_pc_that_a_candidate_was_moved_from_says_nothing_about_the_seat() -> None:
    bench = _Bench()
    old = _at(candidate("one"), "pc-old")
    await bench.presence.joined(old)
    bench.presence.seen(old, Heartbeat(position=3))
    attempt_id = old.origin.attempt_id or ""
    move = exam_rows.move(attempt_id=attempt_id, left=("pc-old",))
    bench.presence.observe(_told(move))
    bench.presence.seen(old, Heartbeat(position=9))
    await bench.after(0.5)
    assert bench.told[-1].position == 3
    assert LinkState.MISSING in await bench.after(20), "it is heard, and counts for nothing"
    new = _at(candidate("one"), "pc-new")
    await bench.presence.joined(new)
    bench.presence.seen(new, Heartbeat(position=4))
    bench.presence.seen(old, Heartbeat(position=9))
    await bench.after(0.5)
    assert (bench.told[-1].position, bench.told[-1].connection) == (4, LinkState.ONLINE)
    # called off after all: the old one is the seat's again
    bench.presence.observe(_told(replace(move, state=MoveState.CANCELLED, left=("pc-new",))))
    bench.presence.seen(new, Heartbeat(position=5))
    bench.presence.seen(old, Heartbeat(position=9))
    await bench.after(0.5)
    assert bench.told[-1].position == 9


def _told(move: MoveRow) -> list[Outgoing]:
    return [Outgoing(message=MoveChanged(move=move), address=Address(sitting_id=SITTING))]


def _at(peer: Peer, device_id: str) -> Peer:
    peer.origin = replace(peer.origin, device_id=device_id)
    return peer
