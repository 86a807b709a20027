"""Master data: subjects (과목) of a period."""

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from server.stores.database.models.base import Base, Key


class SubjectRow(Base):
    """A subject of a period."""

    __tablename__ = "subjects"
    __table_args__ = (UniqueConstraint("exam_period_id", "position"),)

    id: Mapped[Key]
    exam_period_id: Mapped[str] = mapped_column(ForeignKey("exam_periods.id"))
    position: Mapped[int]
    title: Mapped[str]
