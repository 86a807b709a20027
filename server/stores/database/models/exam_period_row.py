"""Master data: periods (교시) as an exam has them."""

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from server.stores.database.models.base import Base, Key, Ms


class ExamPeriodRow(Base):
    """A period of an exam; a sitting runs it as a sitting period of the same number."""

    __tablename__ = "exam_periods"
    __table_args__ = (UniqueConstraint("exam_id", "number"),)

    id: Mapped[Key]
    exam_id: Mapped[str] = mapped_column(ForeignKey("exams.id"))
    number: Mapped[int]
    title: Mapped[str]
    duration_ms: Mapped[Ms]
