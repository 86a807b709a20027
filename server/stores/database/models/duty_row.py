"""Master data: who looks after which room in which sitting."""

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from server.stores.database.models.base import Base, Key


class DutyRow(Base):
    """A duty; `room_id` is null for one over the whole sitting."""

    __tablename__ = "duties"
    __table_args__ = (UniqueConstraint("sitting_id", "staff_id", "room_id"),)

    id: Mapped[Key]
    staff_id: Mapped[str] = mapped_column(ForeignKey("staff.id"))
    sitting_id: Mapped[str] = mapped_column(ForeignKey("sittings.id"))
    room_id: Mapped[str | None] = mapped_column(ForeignKey("rooms.id"))
    state: Mapped[str]
    version: Mapped[int]
