"""The regular work of the sockets."""

from common.core.clock import FakeClock
from server.settings import ServerSettings
from server.sockets.frames import close_frame
from server.sockets.pulse import FLUSH_S, SILENT, Pulse
from server.sockets.registry import Registry
from server.sockets.send_queue import SendPolicy
from tests.server.sockets.people import candidate


def test_who_is_silent_for_too_long_is_closed() -> None:
    clock, registry = FakeClock(), Registry()
    pulse = Pulse(registry, SendPolicy(1, 1), ServerSettings(idle_close_s=45.0), clock)
    mute, talking, nameless = candidate("mute"), candidate("talking"), candidate("nameless")
    for peer in (mute, talking, nameless):
        registry.add(peer)
    mute.welcomed = talking.welcomed = True
    for _ in range(round(48 / FLUSH_S)):
        clock.advance(FLUSH_S)
        talking.last_heard = clock.monotonic()
        pulse.beat()
        if clock.monotonic() < 9:
            assert not nameless.frames
        if clock.monotonic() < 44:
            assert not mute.frames
    assert mute.frames == nameless.frames == [close_frame(SILENT, "silent")]
    assert not talking.frames
