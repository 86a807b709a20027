"""Master data: seats of a room."""

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from server.stores.database.models.base import Base, Key


class SeatRow(Base):
    """A seat, known to people by its number in the room."""

    __tablename__ = "seats"
    __table_args__ = (UniqueConstraint("room_id", "name"),)

    id: Mapped[Key]
    room_id: Mapped[str] = mapped_column(ForeignKey("rooms.id"))
    name: Mapped[str]
