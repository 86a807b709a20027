"""History: candidates who were moved to another PC."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from server.stores.database.models.base import Base, Key, Ms, Sealed


class MoveRow(Base):
    """One move: from which seat and PC to which, and how it ended."""

    __tablename__ = "moves"

    id: Mapped[Key]
    sitting_id: Mapped[str] = mapped_column(ForeignKey("sittings.id"), index=True)
    attempt_id: Mapped[str] = mapped_column(ForeignKey("attempts.id"), index=True)
    room_id: Mapped[str] = mapped_column(ForeignKey("rooms.id"))
    from_seat_id: Mapped[str] = mapped_column(ForeignKey("seats.id"))
    to_seat_id: Mapped[str] = mapped_column(ForeignKey("seats.id"))
    from_device_id: Mapped[str | None]
    to_device_id: Mapped[str | None]
    state: Mapped[str]
    position: Mapped[int]
    reason: Mapped[Sealed]
    actor_role: Mapped[str]
    actor_id: Mapped[str]
    since_ms: Mapped[Ms]
    lost_since_ms: Mapped[Ms]
    ended_ms: Mapped[Ms | None]
    version: Mapped[int]
