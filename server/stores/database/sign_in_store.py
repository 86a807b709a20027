"""Tries to sign in, for the hold after wrong ones."""

from sqlalchemy import func, insert, select

from common.core.ids import new_id
from server.stores.database.models import SignInRow
from server.stores.database.store import Store

_T = SignInRow


class SignInStore(Store):
    """Tries under a key such as `candidate:<exam number>` or `staff:<login>`."""

    async def failures_since(self, key: str, since_ms: int) -> int:
        """Return how many tries failed from `since_ms` on and after the last one that did not."""
        last_success = (
            select(func.coalesce(func.max(_T.at_ms), 0))
            .where(_T.key == key, _T.ok)
            .scalar_subquery()
        )
        found = await self._access.first(
            select(func.count().label("failures")).where(
                _T.key == key, ~_T.ok, _T.at_ms >= since_ms, _T.at_ms > last_success
            )
        )
        return 0 if found is None else int(found["failures"])

    async def record(self, key: str, ok: bool) -> None:  # noqa: FBT001  the outcome is the content
        """Note a try now."""
        await self._access.run(
            insert(_T).values(id=new_id(), key=key, ok=ok, at_ms=self._access.clock.now_ms())
        )
