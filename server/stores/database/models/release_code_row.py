"""History: one-time codes that were shown for a hold on a seat."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from server.stores.database.models.base import Base, Key, Ms, Sealed


class ReleaseCodeRow(Base):
    """One code by its hold and counter: who showed it, why, and when it was used."""

    __tablename__ = "release_codes"

    attempt_id: Mapped[Key] = mapped_column(ForeignKey("attempts.id"))
    kind: Mapped[Key]
    since_ms: Mapped[Ms] = mapped_column(primary_key=True)
    counter: Mapped[Ms] = mapped_column(primary_key=True)
    shown_role: Mapped[str]
    shown_id: Mapped[str]
    shown_ms: Mapped[Ms]
    verdict: Mapped[str | None]
    reason: Mapped[Sealed]
    used_ms: Mapped[Ms | None]
