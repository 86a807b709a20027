"""What the load client is told and what it answers."""

from typing import Literal

import msgspec

CLIENT_SHARE_LIMIT = 0.70

Mode = Literal["closed", "open", "idle"]


class Wire(msgspec.Struct, frozen=True, kw_only=True):
    """The texts of one protocol: templates with ${places} and what answers contain.

    Args:
        hello: first message after the upgrade; empty for none.
        welcome: part of the answer to it; empty if none is awaited.
        message: what is sent again and again.
        ack: part of an acknowledgement.
        ack_key: text before the number in it.
        reject: part of a refusal; empty if there is none.
        beat: heartbeat; empty for none.
        headers: lines of the upgrade request.
    """

    hello: str = ""
    welcome: str = ""
    message: str = ""
    ack: str = ""
    ack_key: str = ""
    reject: str = ""
    beat: str = ""
    headers: tuple[str, ...] = ()


class Load(msgspec.Struct, frozen=True, kw_only=True):
    """What the client shall do.

    Args:
        mode: `closed` sends the next message on the acknowledgement, `open` by the clock at
            `rate` messages per second over all connections, `idle` only holds connections.
        first: number of the first message of each connection.
        drain_ms: how long the last acknowledgements are awaited.
        server_pid: process whose CPU seconds are read at the window's edges.
        cpu: core the client is kept on; None for any.
    """

    mode: Mode
    port: int
    connections: int
    path: str = "/ws"
    depth: int = 1
    rate: float = 0.0
    first: int = 1
    warmup_ms: int = 1000
    window_ms: int = 4000
    drain_ms: int = 3000
    beat_ms: int = 0
    server_pid: int = 0
    cpu: int | None = None


class Ready(msgspec.Struct, frozen=True, kw_only=True, tag_field="event", tag="ready"):
    """All connections stand."""

    connected: int
    closed: int
    connect_ms: float
    sample: str


class Result(msgspec.Struct, frozen=True, kw_only=True, tag_field="event", tag="result"):
    """The measured window (acks, CPU, latency) and the counts of the whole run."""

    window_s: float
    acks: int
    sends: int
    server_cpu_s: float
    client_cpu_s: float
    client_cpu_share: float
    p50_ms: float
    p99_ms: float
    max_ms: float
    total_acks: int
    total_sends: int
    unacknowledged: int
    mismatches: int
    repeats: int
    rejects: int
    closed: int
    overruns: int
    protocol_errors: int
    other: int
    sample: str

    @property
    def per_s(self) -> float:
        """Acknowledged messages per second of the clock on the wall."""
        return self.acks / self.window_s

    @property
    def per_cpu_s(self) -> float:
        """Acknowledged messages per CPU second of the server."""
        return self.acks / self.server_cpu_s

    def fault(self) -> str:
        """Say why the run must not count; empty if it may."""
        for name in (
            "mismatches",
            "unacknowledged",
            "rejects",
            "closed",
            "overruns",
            "protocol_errors",
        ):
            count = getattr(self, name)
            if count:
                return f"{count} {name} ({self.sample})"
        if self.client_cpu_share >= CLIENT_SHARE_LIMIT:
            return f"the load client used {self.client_cpu_share:.0%} of a core"
        return ""
