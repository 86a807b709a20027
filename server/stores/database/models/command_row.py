"""History: staff acts on their way to a client."""

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from server.stores.database.models.base import Base, Key, Ms


class CommandRow(Base):
    """A command to a seat: delivered, done or failed before it expires."""

    __tablename__ = "commands"
    __table_args__ = (
        Index("ix_commands_attempt", "attempt_id", "created_ms"),
        Index("ix_commands_sitting_id", "sitting_id"),
        Index("ix_commands_open", "state", "expires_ms"),
    )

    id: Mapped[Key]
    sitting_id: Mapped[str] = mapped_column(ForeignKey("sittings.id"))
    attempt_id: Mapped[str] = mapped_column(ForeignKey("attempts.id"))
    room_id: Mapped[str]
    kind: Mapped[str]
    hold: Mapped[str | None]
    since_ms: Mapped[Ms]
    subject: Mapped[str]
    row_version: Mapped[int]
    cause: Mapped[str]
    issued_role: Mapped[str]
    issued_id: Mapped[str]
    state: Mapped[str]
    failure: Mapped[str | None]
    created_ms: Mapped[Ms]
    expires_ms: Mapped[Ms]
    changed_ms: Mapped[Ms]
    version: Mapped[int]
