"""History: extra time that people gave, per room, and what was taken back of it."""

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from server.stores.database.models.base import Base, Key, Ms, Sealed


class TimeActRow(Base):
    """An act of extra time in one room; reasons and whom it reached are sealed."""

    __tablename__ = "time_acts"
    __table_args__ = (
        Index("ix_time_acts_room", "sitting_period_id", "room_id"),
        Index("ix_time_acts_act_id", "act_id"),
    )

    id: Mapped[Key]
    act_id: Mapped[str]
    sitting_id: Mapped[str] = mapped_column(ForeignKey("sittings.id"), index=True)
    sitting_period_id: Mapped[str] = mapped_column(ForeignKey("sitting_periods.id"))
    room_id: Mapped[str] = mapped_column(ForeignKey("rooms.id"))
    part: Mapped[str]
    delta_ms: Mapped[Ms]
    actor_role: Mapped[str]
    actor_id: Mapped[str]
    at_ms: Mapped[Ms]
    changed_ms: Mapped[Ms]
    undone_role: Mapped[str | None]
    undone_id: Mapped[str | None]
    undone_ms: Mapped[Ms | None]
    proposal_id: Mapped[str | None] = mapped_column(ForeignKey("proposals.id"))
    particulars: Mapped[Sealed]
    version: Mapped[int]
