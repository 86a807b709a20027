"""A connection tells nothing before its welcome, nothing twice, and nothing out of order."""

from server.sockets.frames import close_frame
from tests.server.sockets.people import candidate


def test_what_comes_during_the_welcome_waits_and_old_events_are_left_out() -> None:
    peer = candidate("one")
    peer.hold()
    peer.deliver(b"event 5", 5)
    peer.deliver(b"event 6", 6)
    peer.deliver(b"live", 0, "live:1")
    peer.deliver(b"event 7", 7)
    assert peer.frames == []
    peer.release(5)
    assert peer.frames == [b"event 6", b"live", b"event 7"]


def test_an_event_is_told_once() -> None:
    peer = candidate("one")
    peer.release(5)
    for number in (5, 6, 6, 4, 7):
        peer.deliver(b"event %d" % number, number)
    assert peer.frames == [b"event 6", b"event 7"]


def test_a_welcome_that_failed_forgets_what_was_held() -> None:
    peer = candidate("one")
    peer.hold()
    peer.deliver(b"event 5", 5)
    peer.abandon()
    peer.hold()
    peer.release(0)
    assert peer.frames == []


def test_a_welcome_that_takes_for_ever_does_not_fill_the_memory() -> None:
    peer = candidate("one")
    peer.hold()
    for number in range(10_000):
        peer.deliver(b"event", number + 1)
    assert peer.frames == [close_frame(1013, "too slow")]
