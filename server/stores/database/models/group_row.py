"""Master data: named sets of rooms (subject, floor, building)."""

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from server.stores.database.models.base import Base, Key


class GroupRow(Base):
    """A named set of rooms, for overview and statistics."""

    __tablename__ = "groups"
    __table_args__ = (UniqueConstraint("centre_id", "name"),)

    id: Mapped[Key]
    centre_id: Mapped[str] = mapped_column(ForeignKey("centres.id"))
    name: Mapped[str]
