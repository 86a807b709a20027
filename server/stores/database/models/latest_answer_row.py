"""History: the answer that counts, folded from the entries."""

from sqlalchemy.orm import Mapped

from server.stores.database.models.base import Base, Key, Ms, Sealed


class LatestAnswerRow(Base):
    """The newest entry of an item by (epoch, seq); can always be rebuilt."""

    __tablename__ = "latest_answers"
    __table_args__ = ({"sqlite_with_rowid": False},)

    attempt_id: Mapped[Key]  # no foreign key: derived from entries, which have it
    item_id: Mapped[Key]
    epoch: Mapped[Ms]
    seq: Mapped[Ms]
    value: Mapped[Sealed]
    answered: Mapped[bool]
