"""Master data: enrolled machines."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from server.stores.database.models.base import Base, Key, Ms, Sealed


class DeviceRow(Base):
    """A machine with its public key; the one without `retired_ms` is the seat's current one."""

    __tablename__ = "devices"

    id: Mapped[Key]
    seat_id: Mapped[str | None] = mapped_column(ForeignKey("seats.id"), index=True)
    public_key: Mapped[Sealed]
    machine: Mapped[str]
    enrolled_ms: Mapped[Ms]
    changed_ms: Mapped[Ms] = mapped_column(index=True)
    retired_ms: Mapped[Ms | None]
