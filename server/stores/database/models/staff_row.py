"""Master data: members of staff."""

from sqlalchemy.orm import Mapped, mapped_column

from server.stores.database.models.base import Base, Key, Sealed


class StaffRow(Base):
    """A member of staff who signs in; the name is sealed."""

    __tablename__ = "staff"

    id: Mapped[Key]
    login: Mapped[str] = mapped_column(unique=True)
    name: Mapped[Sealed]
    role: Mapped[str]
    password_hash: Mapped[str]
    active: Mapped[bool]
