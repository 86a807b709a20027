"""What the figures must reach."""

import msgspec


class Goal(msgspec.Struct, frozen=True, kw_only=True):
    """A bound on one figure: at least or at most."""

    key: str
    bound: float
    at_least: bool

    def verdict(self, value: float | None) -> str:
        """Return `met`, `missed` or `not measured`."""
        if value is None:
            return "not measured"
        met = value >= self.bound if self.at_least else value <= self.bound
        return "met" if met else "missed"

    def text(self) -> str:
        """Write the bound."""
        return f"{'>=' if self.at_least else '<='} {self.bound:g}"


GOALS = (
    Goal(key="ack_ratio", bound=0.35, at_least=True),
    Goal(key="fsync_0ms_ack_ratio", bound=0.70, at_least=True),
    Goal(key="fsync_2ms_ack_ratio", bound=0.70, at_least=True),
    Goal(key="fsync_10ms_ack_ratio", bound=0.40, at_least=True),
    Goal(key="fsync_0ms_p50_share", bound=1.0, at_least=False),
    Goal(key="fsync_0ms_p99_share", bound=1.0, at_least=False),
    Goal(key="fsync_2ms_p50_share", bound=1.0, at_least=False),
    Goal(key="fsync_2ms_p99_share", bound=1.0, at_least=False),
    Goal(key="fsync_10ms_p50_share", bound=1.0, at_least=False),
    Goal(key="fsync_10ms_p99_share", bound=1.0, at_least=False),
    Goal(key="detection_p99_ms", bound=50.0, at_least=False),
    Goal(key="kib_per_connection", bound=24.0, at_least=False),
    Goal(key="kib_per_tls_connection", bound=60.0, at_least=False),
    Goal(key="storm_tls_attached_ms", bound=15_000.0, at_least=False),
    Goal(key="storm_tls_first_ack_p99_ms", bound=3_000.0, at_least=False),
    Goal(key="storm_tls_resident_mib", bound=400.0, at_least=False),
)
