"""Master data: candidates as persons, sealed."""

from sqlalchemy.orm import Mapped

from server.stores.database.models.base import Base, Key, Sealed


class PersonRow(Base):
    """A candidate as a person; name and birth date are sealed."""

    __tablename__ = "candidates"

    id: Mapped[Key]
    name: Mapped[Sealed]
    birth_date: Mapped[Sealed]
    photo_path: Mapped[str | None]
