"""History: evidence files and their digests."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from server.stores.database.models.base import Base, Key, Ms


class EvidenceRow(Base):
    """A file in the share, sealed there; digests chain per registration by `previous`."""

    __tablename__ = "evidence"

    id: Mapped[Key]
    incident_id: Mapped[str | None] = mapped_column(ForeignKey("incidents.id"), index=True)
    registration_id: Mapped[str] = mapped_column(ForeignKey("registrations.id"), index=True)
    kind: Mapped[str]
    path: Mapped[str]
    digest: Mapped[str]
    previous: Mapped[str]
    size: Mapped[Ms]
    captured_ms: Mapped[Ms]
