"""Master data: rooms of the centre."""

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from server.stores.database.models.base import Base, Key


class RoomRow(Base):
    """A room with seats."""

    __tablename__ = "rooms"
    __table_args__ = (UniqueConstraint("centre_id", "name"),)

    id: Mapped[Key]
    centre_id: Mapped[str] = mapped_column(ForeignKey("centres.id"))
    name: Mapped[str]
