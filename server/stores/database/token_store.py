"""Sessions by the digests of their tokens."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, select, update

from server.stores.database.batches import BatchStatement, Kind
from server.stores.database.models import TokenRow
from server.stores.database.store import Store
from server.stores.records.people import Token

_T = TokenRow
_INSERT = BatchStatement(
    (
        ("digest", Kind.BLOB),
        ("role", Kind.TEXT),
        ("sitting_id", Kind.TEXT),
        ("staff_id", Kind.TEXT),
        ("registration_id", Kind.TEXT),
        ("device_id", Kind.TEXT),
        ("issued_ms", Kind.BIGINT),
        ("expires_ms", Kind.BIGINT),
        ("revoked_ms", Kind.BIGINT),
    ),
    """
    INSERT INTO tokens (digest, role, sitting_id, staff_id, registration_id, device_id, issued_ms,
        expires_ms, revoked_ms)
    SELECT new.digest, new.role, new.sitting_id, new.staff_id, new.registration_id, new.device_id,
        new.issued_ms, new.expires_ms, new.revoked_ms
    FROM {rows} WHERE true
    """,
)


class TokenStore(Store):
    """Tokens."""

    async def add(self, token: Token) -> None:
        """Keep a new session."""
        await self.add_many((token,))

    async def add_many(self, tokens: Sequence[Token]) -> None:
        """Keep any number of new sessions in one statement."""
        await self._access.batch(
            _INSERT,
            [
                (
                    t.digest,
                    t.role,
                    t.sitting_id,
                    t.staff_id,
                    t.registration_id,
                    t.device_id,
                    t.issued_ms,
                    t.expires_ms,
                    t.revoked_ms,
                )
                for t in tokens
            ],
        )

    async def find(self, digest: bytes) -> Token | None:
        """Return a session that is neither revoked nor expired, or None."""
        now_ms = self._access.clock.now_ms()
        return await self._find(
            Token,
            select(*_T.__table__.columns).where(
                _T.digest == digest,
                _T.revoked_ms.is_(None),
                _T.expires_ms.is_(None) | (_T.expires_ms > now_ms),
            ),
        )

    async def revoke(self, digest: bytes) -> bool:
        """End a session; False if there is none."""
        return await self._revoke(_T.digest == digest) == 1

    async def revoke_of_staff(self, staff_id: str) -> int:
        """End all sessions of a member of staff and return how many there were."""
        return await self._revoke(_T.staff_id == staff_id)

    async def revoke_of_registration(self, registration_id: str) -> int:
        """End all sessions of a candidate and return how many there were."""
        return await self._revoke(_T.registration_id == registration_id)

    async def revoke_of_device(self, device_id: str) -> int:
        """End all sessions on a machine and return how many there were."""
        return await self._revoke(_T.device_id == device_id)

    async def _revoke(self, which: ColumnElement[bool]) -> int:
        return await self._access.run(
            update(_T)
            .where(which, _T.revoked_ms.is_(None))
            .values(revoked_ms=self._access.clock.now_ms())
        )
