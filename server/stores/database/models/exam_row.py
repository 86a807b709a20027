"""Master data: exams (종목), versioned."""

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped

from server.stores.database.models.base import Base, Key


class ExamRow(Base):
    """An exam in one version."""

    __tablename__ = "exams"
    __table_args__ = (UniqueConstraint("title", "version"),)

    id: Mapped[Key]
    title: Mapped[str]
    version: Mapped[int]
