"""Master data: the blind index by which names are searched."""

from sqlalchemy import ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from server.stores.database.models.base import Base, Key


class NameIndexRow(Base):
    """One keyed hash of a beginning of a candidate's normalised name."""

    __tablename__ = "candidate_names"

    token: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    candidate_id: Mapped[Key] = mapped_column(ForeignKey("candidates.id"))
