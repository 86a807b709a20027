"""Statistics: saves per room and minute."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from server.stores.database.models.base import Base, Key, Ms


class AnswerStatisticsRow(Base):
    """How much was saved in a room in a minute."""

    __tablename__ = "answer_statistics"

    sitting_period_id: Mapped[Key] = mapped_column(ForeignKey("sitting_periods.id"))
    room_id: Mapped[Key] = mapped_column(ForeignKey("rooms.id"))
    minute_ms: Mapped[Ms] = mapped_column(primary_key=True)
    saves: Mapped[int]
