"""History: every change of every answer, append-only."""

from sqlalchemy import ForeignKey, PrimaryKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from server.stores.database.models.base import Base, Ms, Sealed


class AnswerEntryRow(Base):
    """One change, its value sealed.

    Rows lie in the order they came in, and the key begins with the sequence: everybody's sequence
    grows at about the same pace, so new entries meet in few pages of the index. Beginning with the
    attempt, each save would write a page of its own, at three times the cost (SQLite).
    `late` marks one that came after the deadline; one not `applied` was kept and does not count.
    """

    __tablename__ = "answer_entries"
    __table_args__ = (PrimaryKeyConstraint("seq", "epoch", "attempt_id"),)

    attempt_id: Mapped[str] = mapped_column(ForeignKey("attempts.id"))
    epoch: Mapped[Ms]
    seq: Mapped[Ms]
    item_id: Mapped[str]
    value: Mapped[Sealed]
    offset_ms: Mapped[Ms]
    received_ms: Mapped[Ms]
    late: Mapped[bool]
    applied: Mapped[bool]
