"""History: what is known of a candidate's conduct."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from server.stores.database.models.base import Base, Key


class IntegrityRow(Base):
    """The row the cheating manager owns of a registration."""

    __tablename__ = "integrity"

    registration_id: Mapped[Key] = mapped_column(ForeignKey("registrations.id"))
    sitting_id: Mapped[str] = mapped_column(ForeignKey("sittings.id"), index=True)
    attempt_id: Mapped[str] = mapped_column(ForeignKey("attempts.id"))
    room_id: Mapped[str]
    integrity: Mapped[str]
    warnings: Mapped[int]
    score: Mapped[float]
    version: Mapped[int]
