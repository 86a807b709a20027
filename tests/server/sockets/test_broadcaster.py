"""One encoding for all receivers; a message that fails takes no other along."""

from typing_extensions import override

from common.core.clock import FakeClock
from common.core.tasks import TaskScope
from common.protocol.codec import decode
from common.protocol.routing import Address, Outgoing
from common.protocol.session import CommandAccepted, SeatLiveChanged
from common.protocol.stages import PaperUnsealed, RoomStageChanged
from server.queues.in_process import InProcessFanOut
from server.sockets.broadcaster import Broadcaster
from server.sockets.registry import Registry
from server.sockets.sequencer import Sequencer
from tests.helpers.instances import example
from tests.helpers.transports import payload_of
from tests.server.sockets.people import SITTING, Peer, candidate, chief, proctor


async def _no_events(_sitting: str, _after: int, _limit: int) -> tuple[()]:
    return ()


class _Broken(Peer):
    @override
    def deliver(self, frame: bytes, number: int = 0, key: str = "") -> None:
        message = "broken"
        raise RuntimeError(message)


class _Bench:
    def __init__(self, *peers: Peer) -> None:
        registry = Registry()
        for peer in peers:
            registry.add(peer)
            registry.join(peer)
            peer.release(0)
        self.sequencer = Sequencer(_no_events, TaskScope("broadcaster-bench"), FakeClock(), 0.2)
        self.broadcaster = Broadcaster(registry, self.sequencer)
        self.sequencer.deliver = self.broadcaster.deliver
        self.sequencer.begin(SITTING, 0)
        self.fan_out = InProcessFanOut()
        self.broadcaster.start(self.fan_out)

    async def send(self, *items: Outgoing) -> None:
        await self.fan_out.publish(items)


async def test_a_room_gets_the_very_same_bytes() -> None:
    seats = [candidate(str(n)) for n in range(50)]
    bench = _Bench(*seats, candidate("far", "R2"), proctor("p", "R1"))
    message = PaperUnsealed(package_id="P", key="k")
    await bench.send(Outgoing(message=message, address=Address(sitting_id=SITTING, room_id="R1")))
    frames = {id(seat.frames[0]) for seat in seats}
    assert len(frames) == 1
    received = decode(payload_of(seats[0].frames[0]))
    assert received.message == message
    assert bench.broadcaster.delivered == 50


async def test_a_reply_carries_what_it_answers_and_an_event_its_number() -> None:
    console = chief()
    bench = _Bench(console)
    reply = Outgoing(
        message=CommandAccepted(command_id="c"),
        address=Address(sitting_id="", connection_id=console.id),
        ack="c",
    )
    event = Outgoing(
        message=example(RoomStageChanged),
        address=Address(sitting_id=SITTING, room_id="R1"),
        number=1,
    )
    await bench.send(reply, event)
    first, second = (decode(payload_of(frame)).envelope for frame in console.frames)
    assert (first.ack, first.seq) == ("c", 0)
    assert (second.ack, second.seq) == ("", 1)


async def test_a_message_that_fails_takes_no_other_along() -> None:
    broken, well = _Broken(proctor("broken", "R1").origin, None), chief()
    bench = _Bench(broken, well)
    live = Outgoing(
        message=example(SeatLiveChanged), address=Address(sitting_id=SITTING, room_id="R1")
    )
    reply = Outgoing(
        message=CommandAccepted(command_id="c"),
        address=Address(sitting_id="", connection_id=well.id),
    )
    await bench.send(live, reply)
    assert decode(payload_of(well.frames[-1])).message == reply.message


async def test_after_the_stop_nothing_comes() -> None:
    console = chief()
    bench = _Bench(console)
    bench.broadcaster.stop()
    bench.broadcaster.stop()
    await bench.send(
        Outgoing(message=example(RoomStageChanged), address=Address(sitting_id=SITTING), number=1)
    )
    assert console.frames == []
