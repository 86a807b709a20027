"""Which sitting a registration belongs to."""

from sqlalchemy import select

from server.stores.database.access import Access
from server.stores.database.models import RegistrationRow
from server.stores.database.store import not_found


async def sitting_of(access: Access, registration_id: str) -> str:
    """Return the sitting of a registration.

    Raises:
        RefusedError: NOT_FOUND.
    """
    found = await access.first(
        select(RegistrationRow.sitting_id).where(RegistrationRow.id == registration_id)
    )
    if found is None:
        raise not_found(what="registration")
    return str(found["sitting_id"])
