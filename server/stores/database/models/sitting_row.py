"""Master data: sittings (회차)."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from server.stores.database.models.base import Base, Key, Ms


class SittingRow(Base):
    """A planned run of exams at this centre: a day or half a day."""

    __tablename__ = "sittings"

    id: Mapped[Key]
    centre_id: Mapped[str] = mapped_column(ForeignKey("centres.id"))
    kind: Mapped[str]
    title: Mapped[str]
    date: Mapped[str]
    created_ms: Mapped[Ms] = mapped_column(index=True)
