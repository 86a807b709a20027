"""History: every change of every answer, append-only."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from server.stores.database.models.base import Base, Key, Ms, Sealed


class AnswerEntryRow(Base):
    """One change, its value sealed.

    Rows lie in the order they came in, which is a third cheaper to write than by key (SQLite).
    `late` marks one that came after the deadline; one not `applied` was kept and does not count.
    """

    __tablename__ = "answer_entries"

    attempt_id: Mapped[Key] = mapped_column(ForeignKey("attempts.id"))
    epoch: Mapped[Ms] = mapped_column(primary_key=True)
    seq: Mapped[Ms] = mapped_column(primary_key=True)
    item_id: Mapped[str]
    value: Mapped[Sealed]
    offset_ms: Mapped[Ms]
    received_ms: Mapped[Ms]
    late: Mapped[bool]
    applied: Mapped[bool]
