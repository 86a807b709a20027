"""Master data: the exam centre itself; one row."""

from sqlalchemy.orm import Mapped

from server.stores.database.models.base import Base, Key


class CentreRow(Base):
    """The centre that this server serves."""

    __tablename__ = "centres"

    id: Mapped[Key]
    name: Mapped[str]
