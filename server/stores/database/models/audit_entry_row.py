"""Log: staff acts, chained by the log manager."""

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from server.stores.database.models.base import Base, Key, Ms, Sealed


class AuditEntryRow(Base):
    """An act, written with its effect; server, number, previous and digest come with the chain.

    `ordinal` is the commit order; `detail` holds before, after and reason, sealed.
    """

    __tablename__ = "audit_entries"
    __table_args__ = (
        UniqueConstraint("server_id", "number"),
        Index("ix_audit_entries_unchained", "number", "ordinal"),
    )

    id: Mapped[Key]
    ordinal: Mapped[Ms] = mapped_column(unique=True)
    at_ms: Mapped[Ms]
    actor_role: Mapped[str]
    actor_id: Mapped[str]
    act: Mapped[str]
    target: Mapped[str]
    detail: Mapped[Sealed]
    server_id: Mapped[str | None]
    number: Mapped[Ms | None]
    previous: Mapped[str | None]
    digest: Mapped[str | None]
