"""One-time codes by which machines are enrolled; only their keyed digests are kept."""

from collections.abc import Sequence

from sqlalchemy import insert, select, update

from server.stores.database.models import DeviceCodeRow
from server.stores.database.store import Store
from server.stores.records.devices import MOST_TRIES, DeviceCode

_T = DeviceCodeRow
_SELECT = select(
    _T.id.label("code_id"),
    _T.finder,
    _T.seat_id,
    _T.digest,
    _T.created_ms,
    _T.expires_ms,
    _T.tries,
    _T.used_ms,
    _T.cancelled_ms,
)
_OUT = (_T.used_ms.is_(None), _T.cancelled_ms.is_(None))


class DeviceCodeStore(Store):
    """Codes; a seat has one at most that can still be used."""

    async def add_many(self, codes: Sequence[DeviceCode]) -> None:
        """Keep new codes; earlier ones of the same seats are of no use from now on."""
        now_ms = self._access.clock.now_ms()
        for code in codes:
            await self._access.run(
                update(_T).where(_T.seat_id == code.seat_id, *_OUT).values(cancelled_ms=now_ms)
            )
            await self._access.run(
                insert(_T).values(
                    id=code.code_id,
                    finder=code.finder,
                    seat_id=code.seat_id,
                    digest=code.digest,
                    created_ms=code.created_ms,
                    expires_ms=code.expires_ms,
                    tries=code.tries,
                    used_ms=code.used_ms,
                    cancelled_ms=code.cancelled_ms,
                )
            )

    async def find(self, finder: str) -> DeviceCode | None:
        """Return the newest code with this beginning, or None."""
        return await self._find(
            DeviceCode,
            _SELECT.where(_T.finder == finder, _T.cancelled_ms.is_(None)).order_by(
                _T.created_ms.desc(), _T.id.desc()
            ),
        )

    async def finders(self) -> frozenset[str]:
        """Return the beginnings that are taken: of every code not cancelled."""
        rows = await self._access.rows(select(_T.finder).where(_T.cancelled_ms.is_(None)))
        return frozenset(str(row["finder"]) for row in rows)

    async def list_locked(self) -> tuple[DeviceCode, ...]:
        """Return the codes that were tried too often, newest first."""
        return await self._all(
            DeviceCode,
            _SELECT.where(*_OUT, _T.tries >= MOST_TRIES).order_by(_T.created_ms.desc(), _T.id),
        )

    async def list_out(self) -> tuple[DeviceCode, ...]:
        """Return the codes that can still be used."""
        now_ms = self._access.clock.now_ms()
        return await self._all(
            DeviceCode,
            _SELECT.where(*_OUT, _T.tries < MOST_TRIES, _T.expires_ms > now_ms).order_by(_T.id),
        )

    async def take_try(self, code_id: str) -> int:
        """Count a try before anything is compared, so that tries at once cannot be more.

        Returns:
            how many are left after this one; -1 if none was left for this one.
        """
        taken = await self._access.run(
            update(_T)
            .where(_T.id == code_id, _T.tries < MOST_TRIES, *_OUT)
            .values(tries=_T.tries + 1)
        )
        if taken != 1:
            return -1
        found = await self._access.first(select(_T.tries).where(_T.id == code_id))
        return MOST_TRIES - int(found["tries"]) if found is not None else -1

    async def use(self, code_id: str) -> bool:
        """Use a code up; False if it is not to be used any more."""
        return (
            await self._access.run(
                update(_T)
                .where(_T.id == code_id, *_OUT)
                .values(used_ms=self._access.clock.now_ms())
            )
            == 1
        )
