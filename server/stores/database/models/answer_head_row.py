"""History: how far an attempt's entries are complete."""

from sqlalchemy.orm import Mapped, mapped_column

from server.stores.database.models.base import Base, Key, Ms


class AnswerHeadRow(Base):
    """Per epoch: entries 1 … `ack_upto` are there without a hole; `last_seq` is the highest."""

    __tablename__ = "answer_heads"
    __table_args__ = ({"sqlite_with_rowid": False},)

    attempt_id: Mapped[Key]  # no foreign key: derived from entries, which have it
    epoch: Mapped[Ms] = mapped_column(primary_key=True)
    ack_upto: Mapped[Ms]
    last_seq: Mapped[Ms]
