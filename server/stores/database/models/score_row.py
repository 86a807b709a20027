"""History: points per subject and scoring version."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from server.stores.database.models.base import Base, Key, Ms


class ScoreRow(Base):
    """A score; an absent subject has a row without points."""

    __tablename__ = "scores"

    attempt_id: Mapped[Key] = mapped_column(ForeignKey("attempts.id"))
    subject_id: Mapped[Key] = mapped_column(ForeignKey("subjects.id"))
    version: Mapped[int] = mapped_column(primary_key=True)
    points: Mapped[float | None]
    scored_ms: Mapped[Ms]
