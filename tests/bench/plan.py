"""How long and how much the benchmark measures."""

import msgspec


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """Sizes of one run of the benchmark.

    Args:
        connections: of the ratio measurement, one message outstanding each.
        saves_per_s: steady load while detections are timed.
        watched: seats that send detections.
        detections_per_s: over all watched seats.
        sync_delays_ms: what the slower disks add to every sync; 0 is the disk as it is.
        storm_repetitions: in so many of the repetitions there is a storm of each kind.
        storm_seats: seats that lose their server and come back.
        storm_spread_s: over how long they spread themselves where the server does not tell them.
        storm_saves_per_s: answers of all of them, before and meanwhile.
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
    sync_delays_ms: tuple[float, ...] = (0.0, 2.0, 10.0)
    storm_repetitions: int = 3
    storm_seats: int = 2000
    storm_spread_s: float = 8.0
    storm_saves_per_s: float = 200.0
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
    storm_seats=100,
    storm_spread_s=2.0,
    storm_saves_per_s=20.0,
    settle_s=1.0,
)
"""Shows that everything works; its figures mean little."""
