"""Sessions by the digests of their tokens."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, update

from common.protocol.vocabulary import Role
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


_FIND = BatchStatement(
    (("digest", Kind.BLOB),),
    """
    SELECT tokens.digest, tokens.role, tokens.sitting_id, tokens.staff_id, tokens.registration_id,
        tokens.device_id, tokens.issued_ms, tokens.expires_ms, tokens.revoked_ms
    FROM {rows} JOIN tokens ON tokens.digest = new.digest WHERE tokens.revoked_ms IS NULL
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
        return (await self.find_many((digest,))).get(digest)

    async def find_many(self, digests: Iterable[bytes]) -> dict[bytes, Token]:
        """Return sessions that are neither revoked nor expired, by digest, in one statement."""
        now_ms = self._access.clock.now_ms()
        found = await self._access.batch_rows(_FIND, [(digest,) for digest in digests])
        tokens = (_token(row) for row in found)
        return {t.digest: t for t in tokens if t.expires_ms is None or t.expires_ms > now_ms}

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


def _token(row: tuple[Any, ...]) -> Token:
    digest, role, sitting, staff, registration, device, issued_ms, expires_ms, revoked_ms = row
    return Token(
        digest=digest,
        role=Role(role),
        sitting_id=sitting,
        staff_id=staff,
        registration_id=registration,
        device_id=device,
        issued_ms=issued_ms,
        expires_ms=expires_ms,
        revoked_ms=revoked_ms,
    )
