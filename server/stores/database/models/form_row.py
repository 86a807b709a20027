"""Master data: forms (형), orders of items and options."""

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from server.stores.database.models.base import Base, Json, Key


class FormRow(Base):
    """One order of the items and options of a period."""

    __tablename__ = "forms"
    __table_args__ = (UniqueConstraint("exam_period_id", "name"),)

    id: Mapped[Key]
    exam_period_id: Mapped[str] = mapped_column(ForeignKey("exam_periods.id"))
    name: Mapped[str]
    arrangement: Mapped[Json]
