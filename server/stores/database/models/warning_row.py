"""History: warnings that people gave."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from server.stores.database.models.base import Base, Key, Ms, Sealed


class WarningRow(Base):
    """A warning; its text is sealed."""

    __tablename__ = "warnings"

    id: Mapped[Key]
    sitting_id: Mapped[str] = mapped_column(ForeignKey("sittings.id"), index=True)
    registration_id: Mapped[str] = mapped_column(ForeignKey("registrations.id"), index=True)
    attempt_id: Mapped[str] = mapped_column(ForeignKey("attempts.id"))
    room_id: Mapped[str]
    number: Mapped[int]
    text: Mapped[Sealed]
    incident_id: Mapped[str | None] = mapped_column(ForeignKey("incidents.id"))
    issued_ms: Mapped[Ms]
    issued_role: Mapped[str]
    issued_id: Mapped[str]
    acknowledged_ms: Mapped[Ms | None]
    version: Mapped[int]
