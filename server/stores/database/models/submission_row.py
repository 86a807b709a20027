"""History: seals; the first one of a version wins."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from server.stores.database.models.base import Base, Key, Ms


class SubmissionRow(Base):
    """A sealed attempt and its receipt."""

    __tablename__ = "submissions"

    attempt_id: Mapped[Key] = mapped_column(ForeignKey("attempts.id"))
    version: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    answered: Mapped[int]
    root: Mapped[str]
    receipt: Mapped[str]
    signature: Mapped[str]
    sealed_ms: Mapped[Ms]
