"""Master data: the stage row that a proctor drives."""

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from server.stores.database.models.base import Base, Json, Key, Ms


class RoomPeriodRow(Base):
    """A room taking part in a sitting period, with its stage."""

    __tablename__ = "room_periods"
    __table_args__ = (UniqueConstraint("sitting_period_id", "room_id"),)

    id: Mapped[Key]
    sitting_period_id: Mapped[str] = mapped_column(ForeignKey("sitting_periods.id"))
    room_id: Mapped[str] = mapped_column(ForeignKey("rooms.id"))
    stage: Mapped[str]
    version: Mapped[int]
    started_ms: Mapped[Ms | None]
    suspended_ms: Mapped[Ms | None]
    suspended_total_ms: Mapped[Ms]
    reason: Mapped[Json]
