"""A slow client coalesces, then is cut off; a quick one never notices."""

from server.sockets.frames import close_frame
from server.sockets.send_queue import CLOSE_S, SendPolicy, SendQueue
from tests.helpers.transports import FakeTransport


def _queue(soft: int = 100, hard: int = 1000, frames: int = 50) -> tuple[SendQueue, FakeTransport]:
    transport = FakeTransport()
    return SendQueue(transport, SendPolicy(soft, hard, frames)), transport


def test_a_quick_client_gets_every_frame_at_once() -> None:
    queue, transport = _queue()
    for n in range(1000):
        queue.send(b"%d" % n)
    assert len(transport.written) == 1000
    assert queue.waiting() == 0


def test_live_updates_of_a_blocked_client_coalesce_and_events_keep_their_order() -> None:
    queue, transport = _queue()
    transport.stuck = True
    queue.send(b"x" * 150)
    queue.send(b"seat-1 old", key="live:1")
    queue.send(b"event-7")
    queue.send(b"seat-1 new", key="live:1")
    queue.send(b"event-8")
    assert transport.written == [b"x" * 150]
    transport.drain()
    queue.flush()
    assert transport.written[1:] == [b"seat-1 new", b"event-7", b"event-8"]
    assert queue.waiting() == 0


def test_equal_frames_without_a_key_all_arrive() -> None:
    queue, transport = _queue()
    transport.stuck = True
    queue.send(b"x" * 150)
    same = b"same"
    queue.send(same)
    queue.send(same)
    transport.drain()
    queue.flush()
    assert transport.written[1:] == [same, same]


def test_too_many_bytes_waiting_end_the_connection_with_1013() -> None:
    queue, transport = _queue()
    transport.stuck = True
    queue.send(b"x" * 150)
    for n in range(20):
        queue.send(b"%d" % n + b"y" * 98)
    assert transport.written[-1] == close_frame(1013, "too slow")
    queue.send(b"later")  # a closing connection takes nothing, and nothing is raised
    assert queue.waiting() == 0
    assert transport.written[-1] == close_frame(1013, "too slow")


def test_too_many_frames_waiting_end_the_connection() -> None:
    queue, transport = _queue(hard=10**9, frames=5)
    transport.stuck = True
    queue.send(b"x" * 150)
    for _ in range(6):
        queue.send(b"e")
    assert transport.written[-1] == close_frame(1013, "too slow")


def test_a_million_updates_of_one_seat_keep_one() -> None:
    queue, transport = _queue()
    transport.stuck = True
    queue.send(b"x" * 150)
    for n in range(100_000):
        queue.send(b"%d" % n, key="live:1")
    assert queue.waiting() == 1
    assert not queue.closed


def test_who_does_not_close_is_cut() -> None:
    policy = SendPolicy(100, 1000)
    transport = FakeTransport()
    queue = SendQueue(transport, policy)
    queue.close(1001, "server stops")
    policy.flush(10.0)
    policy.flush(10.0 + CLOSE_S)
    assert policy.closing, "there is time left"
    policy.flush(10.1 + CLOSE_S)
    assert transport.aborted
    assert not policy.closing


def test_who_closed_in_time_is_forgotten() -> None:
    policy = SendPolicy(100, 1000)
    transport = FakeTransport()
    queue = SendQueue(transport, policy)
    queue.close(1001, "server stops")
    queue.ended()
    assert not policy.closing
    assert not policy.blocked


def test_the_policy_flushes_who_is_blocked() -> None:
    policy = SendPolicy(100, 1000)
    transport = FakeTransport()
    queue = SendQueue(transport, policy)
    transport.stuck = True
    queue.send(b"x" * 150)
    queue.send(b"event")
    assert policy.blocked == {queue}
    transport.drain()
    policy.flush(0.0)
    assert transport.written[-1] == b"event"
    assert not policy.blocked
