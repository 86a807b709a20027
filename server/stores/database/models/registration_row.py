"""Master data: who sits what, where; identity is checked once for the sitting."""

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from server.stores.database.models.base import Base, Key, Ms


class RegistrationRow(Base):
    """A candidate in a sitting."""

    __tablename__ = "registrations"
    __table_args__ = (
        UniqueConstraint("sitting_id", "exam_number"),
        UniqueConstraint("sitting_id", "seat_id"),
    )

    id: Mapped[Key]
    candidate_id: Mapped[str] = mapped_column(ForeignKey("candidates.id"))
    sitting_id: Mapped[str] = mapped_column(ForeignKey("sittings.id"))
    exam_id: Mapped[str] = mapped_column(ForeignKey("exams.id"))
    exam_number: Mapped[str]
    seat_id: Mapped[str] = mapped_column(ForeignKey("seats.id"))
    identity: Mapped[str]
    multiplier: Mapped[float]
    extra_ms: Mapped[Ms]
