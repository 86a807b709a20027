"""History: commands that no manager could handle."""

from sqlalchemy.orm import Mapped, mapped_column

from server.stores.database.models.base import Base, Json, Key, Ms, Sealed


class DeadLetterRow(Base):
    """A work item kept for people, with the error that it caused."""

    __tablename__ = "dead_letters"

    id: Mapped[Key]
    queue: Mapped[str]
    name: Mapped[str]
    payload: Mapped[Sealed]
    origin: Mapped[Json]
    error: Mapped[Json]
    received_ms: Mapped[Ms]
    failed_ms: Mapped[Ms] = mapped_column(index=True)
    replayed_ms: Mapped[Ms | None]
    dropped_ms: Mapped[Ms | None]
    deaths: Mapped[int]
