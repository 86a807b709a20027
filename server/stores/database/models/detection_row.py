"""History: single detections as the seats reported them."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from server.stores.database.models.base import Base, Key, Ms, Sealed


class DetectionRow(Base):
    """One episode; opened and closed by two reports with the same id."""

    __tablename__ = "detections"

    id: Mapped[Key]
    incident_id: Mapped[str | None] = mapped_column(ForeignKey("incidents.id"), index=True)
    registration_id: Mapped[str] = mapped_column(ForeignKey("registrations.id"), index=True)
    attempt_id: Mapped[str] = mapped_column(ForeignKey("attempts.id"))
    code: Mapped[str]
    counts: Mapped[bool]
    open: Mapped[bool]
    duration_ms: Mapped[Ms]
    offset_ms: Mapped[Ms]
    received_ms: Mapped[Ms]
    facts: Mapped[Sealed]
