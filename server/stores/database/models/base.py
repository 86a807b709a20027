"""Base of the tables and the column types they share; every type works on both databases."""

from typing import Annotated

from sqlalchemy import BigInteger, LargeBinary, MetaData, Text
from sqlalchemy.orm import DeclarativeBase, mapped_column

Key = Annotated[str, mapped_column(primary_key=True)]
"""An id of our own, or part of a primary key."""
Ms = Annotated[int, mapped_column(BigInteger)]
"""Milliseconds, or any number that may outgrow 32 bits."""
Json = Annotated[str, mapped_column(Text)]
"""JSON, or free text of any length."""
Sealed = Annotated[bytes, mapped_column(LargeBinary)]
"""Bytes; sealed by the keyring wherever they are personal, answers or content."""


class Base(DeclarativeBase):
    """Base of all tables; the naming convention lets migrations find every constraint."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
