"""The state of a link, derived from when it was last heard of; nobody sets it by hand."""

from common.protocol.vocabulary import Connection

DELAYED_MS = 5_000
LATE_MS = 10_000
MISSING_MS = 15_000
"""From this age on: amber, orange, red (features.md P03); a heartbeat comes every 2 s."""


def connection_state(seen_ms: int | None, now_ms: int, *, closed: bool = False) -> Connection:
    """Return the state of a link last heard of at `seen_ms` (None: never).

    Args:
        seen_ms: when the last frame came.
        now_ms: the server's time.
        closed: the client said good-bye, so that silence means nothing.
    """
    if seen_ms is None:
        return Connection.NEVER
    if closed:
        return Connection.CLOSED
    age = now_ms - seen_ms
    if age >= MISSING_MS:
        return Connection.MISSING
    if age >= LATE_MS:
        return Connection.LATE
    return Connection.DELAYED if age >= DELAYED_MS else Connection.ONLINE
