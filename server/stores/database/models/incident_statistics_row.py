"""Statistics: incidents and verdicts per code."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from server.stores.database.models.base import Base, Key


class IncidentStatisticsRow(Base):
    """How often a code was raised and how people judged it."""

    __tablename__ = "incident_statistics"

    sitting_id: Mapped[Key] = mapped_column(ForeignKey("sittings.id"))
    code: Mapped[Key]
    raised: Mapped[int]
    normal: Mapped[int]
    caution: Mapped[int]
    suspected: Mapped[int]
