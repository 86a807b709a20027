"""Master data: the stage row that the chief drives."""

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from server.stores.database.models.base import Base, Json, Key, Ms


class SittingPeriodRow(Base):
    """A period of a sitting with its stage."""

    __tablename__ = "sitting_periods"
    __table_args__ = (UniqueConstraint("sitting_id", "number"),)

    id: Mapped[Key]
    sitting_id: Mapped[str] = mapped_column(ForeignKey("sittings.id"))
    number: Mapped[int]
    title: Mapped[str]
    stage: Mapped[str]
    version: Mapped[int]
    planned_start_ms: Mapped[Ms]
    started_ms: Mapped[Ms | None]
    duration_ms: Mapped[Ms]
    suspended_ms: Mapped[Ms | None]
    suspended_total_ms: Mapped[Ms]
    latest_end_ms: Mapped[Ms | None]
    reason: Mapped[Json]
