"""Log: signed heads of the audit chain."""

from sqlalchemy.orm import Mapped, mapped_column

from server.stores.database.models.base import Base, Json, Key, Ms


class CheckpointRow(Base):
    """The chain's head at a moment, signed; copies are kept outside the server."""

    __tablename__ = "checkpoints"

    server_id: Mapped[Key]
    number: Mapped[Ms] = mapped_column(primary_key=True)
    digest: Mapped[str]
    at_ms: Mapped[Ms]
    facts: Mapped[Json]
    signature: Mapped[str]
