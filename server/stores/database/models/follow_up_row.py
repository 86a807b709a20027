"""History: what another manager still has to do."""

from sqlalchemy.orm import Mapped, mapped_column

from server.stores.database.models.base import Base, Key, Ms, Sealed


class FollowUpRow(Base):
    """A command recorded with the commit that made it necessary; gone once it is done."""

    __tablename__ = "follow_ups"

    id: Mapped[Key]
    name: Mapped[str]
    payload: Mapped[Sealed]
    created_ms: Mapped[Ms] = mapped_column(index=True)
