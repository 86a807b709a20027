"""Master data: which exams a sitting runs."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from server.stores.database.models.base import Base, Key


class SittingExamRow(Base):
    """An exam of a sitting."""

    __tablename__ = "sitting_exams"

    sitting_id: Mapped[Key] = mapped_column(ForeignKey("sittings.id"))
    exam_id: Mapped[Key] = mapped_column(ForeignKey("exams.id"))
