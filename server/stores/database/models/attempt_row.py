"""History: an exam taken by one candidate in one period."""

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from server.stores.database.models.base import Base, Json, Key, Ms


class AttemptRow(Base):
    """What the state manager owns of a candidate in a period.

    `submission_version` is the version the next seal gets or the last one got; reopening raises it.
    """

    __tablename__ = "attempts"
    __table_args__ = (
        UniqueConstraint("registration_id", "sitting_period_id"),
        Index("ix_attempts_room", "sitting_period_id", "room_id"),
        Index("ix_attempts_deadline", "progress", "deadline_ms"),
    )

    id: Mapped[Key]
    registration_id: Mapped[str] = mapped_column(ForeignKey("registrations.id"))
    sitting_period_id: Mapped[str] = mapped_column(ForeignKey("sitting_periods.id"))
    room_id: Mapped[str] = mapped_column(ForeignKey("rooms.id"))
    attendance: Mapped[str]
    progress: Mapped[str]
    holds: Mapped[Json]
    allotted_ms: Mapped[Ms]
    multiplier: Mapped[float]
    planned_ms: Mapped[Ms]
    incident_ms: Mapped[Ms]
    compensated_ms: Mapped[Ms]
    started_ms: Mapped[Ms | None]
    deadline_ms: Mapped[Ms | None]
    waiting_device_id: Mapped[str | None]
    submission_version: Mapped[int]
    version: Mapped[int]
