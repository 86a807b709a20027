"""History: acts that wait for a second person."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from server.stores.database.models.base import Base, Key, Ms, Sealed


class ProposalRow(Base):
    """The first person's half of a two-person act; reason and particulars are sealed."""

    __tablename__ = "proposals"

    id: Mapped[Key]
    sitting_id: Mapped[str] = mapped_column(ForeignKey("sittings.id"), index=True)
    attempt_id: Mapped[str | None] = mapped_column(ForeignKey("attempts.id"))
    incident_id: Mapped[str | None] = mapped_column(ForeignKey("incidents.id"))
    kind: Mapped[str]
    particulars: Mapped[Sealed]
    proposed_role: Mapped[str]
    proposed_id: Mapped[str]
    proposed_ms: Mapped[Ms]
    state: Mapped[str]
    version: Mapped[int]
