"""Refuses a database whose schema is not the one this version was written for."""

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from common.core.errors import StorageError
from server.stores.database.failures import known_failure
from server.stores.database.schema_version import HEAD


async def check_schema(connection: AsyncConnection) -> None:
    """Compare the stored revision with the newest one.

    Raises:
        StorageError: none, an older or a newer one.
    """
    try:
        result = await connection.execute(text("SELECT version_num FROM alembic_version"))
        found = result.scalar_one_or_none()
    except DBAPIError as error:
        failure = known_failure(error)
        if failure is not None:
            raise failure from error
        found = None
    if found == HEAD:
        return
    message = (
        f"the database has schema {found or 'none'}, this program needs {HEAD}: "
        "run gamdok-admin db upgrade (or the program that fits the database)"
    )
    raise StorageError(message)
