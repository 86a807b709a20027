"""Enrolled machines, the seats they stand at, and the codes that enrol them."""

from common.protocol.base import Value

MOST_TRIES = 5
"""How often a code may be tried, the right try included; then it is locked."""


class SeatPlace(Value, frozen=True, kw_only=True):
    """A seat as people know it."""

    seat_id: str
    room_id: str
    room: str
    seat: str


class SpareSeat(Value, frozen=True, kw_only=True):
    """A seat that no candidate has.

    Args:
        device_id: the PC that stands there; None if none is enrolled.
        writer_id: the attempt that this PC writes; None if it writes none.
    """

    seat_id: str
    seat: str
    device_id: str | None
    writer_id: str | None


class Device(Value, frozen=True, kw_only=True):
    """A machine.

    Args:
        public_key: Ed25519, 32 bytes.
        machine: what tells this machine from others, as a digest; may be empty.
        changed_ms: when it was enrolled, revoked, or got another seat.
        retired_ms: when its key stopped counting; None while it counts.
    """

    device_id: str
    seat_id: str | None
    public_key: bytes
    machine: str
    enrolled_ms: int
    changed_ms: int
    retired_ms: int | None = None


class DeviceCode(Value, frozen=True, kw_only=True):
    """A code for a seat; the code itself is kept nowhere.

    Args:
        finder: beginning of the code.
        digest: keyed.
        tries: so far, right or wrong.
    """

    code_id: str
    finder: str
    seat_id: str
    digest: bytes
    created_ms: int
    expires_ms: int
    tries: int = 0
    used_ms: int | None = None
    cancelled_ms: int | None = None

    @property
    def is_locked(self) -> bool:
        """Whether it was tried too often."""
        return self.used_ms is None and self.tries >= MOST_TRIES
