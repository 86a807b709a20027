"""Master data: sealed papers and their keys."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from server.stores.database.models.base import Base, Key, Ms, Sealed


class PackageRow(Base):
    """A sealed paper in the file share; `key` is its content key, sealed."""

    __tablename__ = "packages"

    id: Mapped[Key]
    sitting_period_id: Mapped[str] = mapped_column(ForeignKey("sitting_periods.id"), index=True)
    exam_period_id: Mapped[str] = mapped_column(ForeignKey("exam_periods.id"))
    digest: Mapped[str]
    size: Mapped[Ms]
    path: Mapped[str]
    key: Mapped[Sealed]
    created_ms: Mapped[Ms]
