"""History: counters whose numbers are given in commit order."""

from sqlalchemy.orm import Mapped

from server.stores.database.models.base import Base, Key, Ms


class CounterRow(Base):
    """The last number given; raised by the transaction that uses it, which locks the row."""

    __tablename__ = "counters"

    name: Mapped[Key]
    value: Mapped[Ms]
