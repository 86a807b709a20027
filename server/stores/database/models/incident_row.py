"""History: incidents, detections of one code close together."""

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from server.stores.database.models.base import Base, Key, Ms, Sealed


class IncidentRow(Base):
    """An incident; its facts (process names, window titles) are sealed."""

    __tablename__ = "incidents"
    __table_args__ = (Index("ix_incidents_recent", "registration_id", "code", "last_ms"),)

    id: Mapped[Key]
    sitting_id: Mapped[str] = mapped_column(ForeignKey("sittings.id"), index=True)
    registration_id: Mapped[str] = mapped_column(ForeignKey("registrations.id"))
    attempt_id: Mapped[str] = mapped_column(ForeignKey("attempts.id"))
    room_id: Mapped[str]
    code: Mapped[str]
    count: Mapped[int]
    score: Mapped[float]
    first_ms: Mapped[Ms]
    last_ms: Mapped[Ms]
    technical: Mapped[bool]
    facts: Mapped[Sealed]
    verdict: Mapped[str | None]
    judged_role: Mapped[str | None]
    judged_id: Mapped[str | None]
    version: Mapped[int]
