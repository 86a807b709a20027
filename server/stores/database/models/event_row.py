"""History: what happened, numbered per sitting without holes."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from server.stores.database.models.base import Base, Key, Ms, Sealed


class EventRow(Base):
    """An event with its address; the payload is sealed, for it may hold names and texts."""

    __tablename__ = "events"
    __table_args__ = ({"sqlite_with_rowid": False},)

    sitting_id: Mapped[Key] = mapped_column(ForeignKey("sittings.id"))
    number: Mapped[Ms] = mapped_column(primary_key=True)
    at_ms: Mapped[Ms]
    name: Mapped[str]
    room_id: Mapped[str | None]
    attempt_id: Mapped[str | None]
    payload: Mapped[Sealed]
