"""Log: tries to sign in."""

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from server.stores.database.models.base import Base, Key, Ms


class SignInRow(Base):
    """A try under a key such as an exam number or a login."""

    __tablename__ = "sign_ins"
    __table_args__ = (Index("ix_sign_ins_key", "key", "at_ms"),)

    id: Mapped[Key]
    key: Mapped[str]
    ok: Mapped[bool]
    at_ms: Mapped[Ms]
