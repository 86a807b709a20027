"""Master data: items of a subject, their content sealed."""

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from server.stores.database.models.base import Base, Key, Sealed


class ItemRow(Base):
    """An item; `content` holds stem and choices, sealed."""

    __tablename__ = "items"
    __table_args__ = (UniqueConstraint("subject_id", "position"),)

    id: Mapped[Key]
    subject_id: Mapped[str] = mapped_column(ForeignKey("subjects.id"))
    position: Mapped[int]
    points: Mapped[float]
    content: Mapped[Sealed]
