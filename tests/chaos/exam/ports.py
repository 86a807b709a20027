"""A port of the loopback that nobody else takes meanwhile."""

import os
import socket

_LOWEST, _COUNT = 20_000, 12_000


def free_port() -> int:
    """Return a port below those the system gives out by itself, so that no client gets it.

    A server that is killed leaves its port free for seconds: a port out of the ephemeral range
    could become the near end of one of its own clients' connections.

    Raises:
        OSError: none is free.
    """
    for number in range(_COUNT):
        port = _LOWEST + (os.getpid() * 7 + number) % _COUNT  # two benches look at different ones
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    message = "no free port"
    raise OSError(message)
