"""History: every verdict that people gave on incidents."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from server.stores.database.models.base import Base, Key, Ms, Sealed


class VerdictRow(Base):
    """A person's word on an incident; the incident itself shows the last one."""

    __tablename__ = "verdicts"

    id: Mapped[Key]
    incident_id: Mapped[str] = mapped_column(ForeignKey("incidents.id"), index=True)
    verdict: Mapped[str]
    actor_role: Mapped[str]
    actor_id: Mapped[str]
    reason: Mapped[Sealed]
    at_ms: Mapped[Ms]
