"""Master data: which room is in which group."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from server.stores.database.models.base import Base, Key


class GroupRoomRow(Base):
    """A room's membership in a group."""

    __tablename__ = "group_rooms"

    group_id: Mapped[Key] = mapped_column(ForeignKey("groups.id"))
    room_id: Mapped[Key] = mapped_column(ForeignKey("rooms.id"))
