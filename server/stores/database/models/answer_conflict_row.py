"""History: changes that were kept and never applied."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from server.stores.database.models.base import Base, Key, Ms, Sealed


class AnswerConflictRow(Base):
    """A change under an old epoch, after the seal or too late; people decide about it."""

    __tablename__ = "answer_conflicts"
    __table_args__ = ({"sqlite_with_rowid": False},)

    attempt_id: Mapped[Key] = mapped_column(ForeignKey("attempts.id"))
    epoch: Mapped[Ms] = mapped_column(primary_key=True)
    seq: Mapped[Ms] = mapped_column(primary_key=True)
    cause: Mapped[Key]
    item_id: Mapped[str]
    value: Mapped[Sealed]
    device_id: Mapped[str]
    offset_ms: Mapped[Ms]
    received_ms: Mapped[Ms]
    given_ms: Mapped[Ms | None]
