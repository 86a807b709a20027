"""History: which device may write an attempt, under which fencing number."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from server.stores.database.models.base import Base, Key, Ms


class LeaseRow(Base):
    """The one device that may write an attempt."""

    __tablename__ = "leases"
    __table_args__ = ({"sqlite_with_rowid": False},)

    attempt_id: Mapped[Key] = mapped_column(ForeignKey("attempts.id"))
    device_id: Mapped[str | None]
    epoch: Mapped[Ms]
    since_ms: Mapped[Ms]
