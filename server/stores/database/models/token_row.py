"""Master data: session tokens, only their digests."""

from sqlalchemy import ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from server.stores.database.models.base import Base, Ms


class TokenRow(Base):
    """A session; the token itself is known to its bearer only."""

    __tablename__ = "tokens"

    digest: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    role: Mapped[str]
    sitting_id: Mapped[str]
    staff_id: Mapped[str | None] = mapped_column(ForeignKey("staff.id"), index=True)
    registration_id: Mapped[str | None] = mapped_column(ForeignKey("registrations.id"), index=True)
    device_id: Mapped[str | None]
    issued_ms: Mapped[Ms]
    expires_ms: Mapped[Ms | None]
    revoked_ms: Mapped[Ms | None]
