"""How long and how much the benchmark measures."""

import msgspec


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """Sizes of one run of the benchmark.

    Args:
        connections: of the ratio measurement, one message outstanding each.
        saves_per_s: steady load while detections are timed.
        watched: seats that send detections.
        detections_per_s: over all watched seats.
        settle_s: how long connections idle before memory is read.
        retries: how many void runs are repeated before the benchmark gives up.
    """

    repetitions: int = 5
    connections: int = 1000
    warmup_ms: int = 1500
    window_ms: int = 5000
    saves_per_s: float = 500.0
    watched: int = 200
    detections_per_s: float = 20.0
    detection_s: float = 15.0
    idle_connections: int = 5000
    tls_connections: int = 1000
    settle_s: float = 3.0
    retries: int = 5


QUICK = Plan(
    repetitions=1,
    connections=200,
    warmup_ms=500,
    window_ms=1500,
    saves_per_s=100.0,
    watched=20,
    detection_s=3.0,
    idle_connections=500,
    tls_connections=100,
    settle_s=1.0,
)
"""Shows that everything works; its figures mean little."""
