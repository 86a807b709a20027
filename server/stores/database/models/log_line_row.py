"""Log: system and security lines."""

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from server.stores.database.models.base import Base, Key, Ms, Sealed


class LogLineRow(Base):
    """A line of a client or a server."""

    __tablename__ = "log_lines"
    __table_args__ = (Index("ix_log_lines_stream", "stream", "received_ms"),)

    id: Mapped[Key]
    stream: Mapped[str]
    level: Mapped[str]
    event: Mapped[str]
    at_ms: Mapped[Ms]
    received_ms: Mapped[Ms]
    actor_role: Mapped[str]
    actor_id: Mapped[str]
    facts: Mapped[Sealed]
