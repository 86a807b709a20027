"""Candidates, staff and their sessions."""

from common.protocol.base import Value
from common.protocol.vocabulary import Identity, Role


class Registration(Value, frozen=True, kw_only=True):
    """A candidate in a sitting, personal data opened.

    Args:
        birth_date: `YYYY-MM-DD`.
        extra_ms: planned extra time of each period.
    """

    registration_id: str
    candidate_id: str
    sitting_id: str
    exam_id: str
    exam_number: str
    name: str
    birth_date: str
    room_id: str
    seat: str
    identity: Identity
    multiplier: float = 1.0
    extra_ms: int = 0


class StaffMember(Value, frozen=True, kw_only=True):
    """Somebody who signs in with a password."""

    staff_id: str
    login: str
    name: str
    role: Role
    password_hash: str
    active: bool = True


class Token(Value, frozen=True, kw_only=True):
    """A session, by the digest of its token.

    Args:
        expires_ms: None lasts until it is revoked.
    """

    digest: bytes
    role: Role
    sitting_id: str
    staff_id: str | None = None
    registration_id: str | None = None
    device_id: str | None = None
    issued_ms: int
    expires_ms: int | None = None
    revoked_ms: int | None = None
