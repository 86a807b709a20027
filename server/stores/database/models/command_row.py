"""History: staff acts on their way to a client."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from server.stores.database.models.base import Base, Key, Ms, Sealed


class CommandRow(Base):
    """A command to a seat: delivered, done or failed before it expires."""

    __tablename__ = "commands"

    id: Mapped[Key]
    sitting_id: Mapped[str] = mapped_column(ForeignKey("sittings.id"))
    attempt_id: Mapped[str] = mapped_column(ForeignKey("attempts.id"), index=True)
    name: Mapped[str]
    payload: Mapped[Sealed]
    state: Mapped[str]
    failure: Mapped[str]
    created_ms: Mapped[Ms]
    expires_ms: Mapped[Ms]
    changed_ms: Mapped[Ms]
