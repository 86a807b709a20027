"""History: ids of commands that took effect."""

from sqlalchemy.orm import Mapped, mapped_column

from server.stores.database.models.base import Base, Key, Ms


class HandledRow(Base):
    """A command with this id was done; the same id again changes nothing."""

    __tablename__ = "handled_commands"

    id: Mapped[Key]
    at_ms: Mapped[Ms] = mapped_column(index=True)
