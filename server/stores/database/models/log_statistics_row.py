"""Statistics: log lines per hour."""

from sqlalchemy.orm import Mapped, mapped_column

from server.stores.database.models.base import Base, Key, Ms


class LogStatisticsRow(Base):
    """How many lines of a level came in an hour."""

    __tablename__ = "log_statistics"

    hour_ms: Mapped[Ms] = mapped_column(primary_key=True)
    stream: Mapped[Key]
    level: Mapped[Key]
    lines: Mapped[int]
