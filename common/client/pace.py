"""How long a link waits for what."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LinkPace:
    """Patience of a link, all in seconds.

    Args:
        open_s: for TCP, TLS and the upgrade together.
        welcome_s: for the welcome; long, because giving up makes a busy server busier.
        ping_s: between two pings.
        pong_s: for the answer to a ping: both together bound how long a dead line is believed.
        first_s: ceiling of the wait before the first attempt to come back.
        longest_s: ceiling of the wait that it grows to.
        stood_s: a connection that stood so long begins with `first_s` again.
        ghost_s: how long a connection that this program gave up may still reach the server.
    """

    open_s: float = 5.0
    welcome_s: float = 20.0
    ping_s: float = 5.0
    pong_s: float = 10.0
    first_s: float = 1.0
    longest_s: float = 8.0
    stood_s: float = 5.0
    ghost_s: float = 60.0
