"""History: the second person's decision."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from server.stores.database.models.base import Base, Key, Ms, Sealed


class ApprovalRow(Base):
    """The decision on a proposal; there is one at most."""

    __tablename__ = "approvals"

    proposal_id: Mapped[Key] = mapped_column(ForeignKey("proposals.id"))
    approved: Mapped[bool]
    reason: Mapped[Sealed]
    actor_role: Mapped[str]
    actor_id: Mapped[str]
    at_ms: Mapped[Ms]
