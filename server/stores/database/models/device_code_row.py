"""Master data: one-time codes by which machines are enrolled."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from server.stores.database.models.base import Base, Key, Ms, Sealed


class DeviceCodeRow(Base):
    """A code for one seat: how it is found, a keyed digest of it, and how often it was tried."""

    __tablename__ = "device_codes"

    id: Mapped[Key]
    finder: Mapped[str] = mapped_column(index=True)
    seat_id: Mapped[str] = mapped_column(ForeignKey("seats.id"), index=True)
    digest: Mapped[Sealed]
    created_ms: Mapped[Ms]
    expires_ms: Mapped[Ms]
    tries: Mapped[int]
    used_ms: Mapped[Ms | None]
    cancelled_ms: Mapped[Ms | None]
