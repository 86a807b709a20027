"""How long a token is believed."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any, cast

import pytest

from common.core.clock import FakeClock
from common.core.errors import ErrorCode, RefusedError
from common.crypto.tokens import new_token, token_digest
from common.protocol.vocabulary import Role
from server.settings import ServerSettings
from server.stores.records.people import Token
from server.web.authentication import KNOWN_S, Authenticator


class _Database:
    """Knows tokens, counts how often it was asked, and no duties."""

    def __init__(self, clock: FakeClock) -> None:
        self.clock = clock
        self.found: dict[bytes, Token] = {}
        self.asked = 0
        self.tokens = self
        self.duties = self

    @asynccontextmanager
    async def reading(self) -> AsyncIterator["_Database"]:
        yield self

    async def find_many(self, digests: Sequence[bytes]) -> dict[bytes, Token]:
        self.asked += 1
        return {digest: self.found[digest] for digest in digests if digest in self.found}

    async def list_of_staff(self, _staff: str, _sitting: str) -> tuple[()]:
        return ()

    def sign_in(self, **changes: Any) -> str:
        token = new_token()
        self.found[token_digest(token)] = Token(
            digest=token_digest(token),
            role=Role.CHIEF,
            sitting_id="SITTING",
            staff_id="chief",
            issued_ms=self.clock.now_ms(),
            **changes,
        )
        return token


@pytest.fixture
def database() -> _Database:
    return _Database(FakeClock())


def _authenticator(database: _Database) -> Authenticator:
    return Authenticator(cast("Any", database), database.clock, ServerSettings())


async def test_the_database_is_asked_once_in_a_while(database: _Database) -> None:
    authenticator = _authenticator(database)
    token = database.sign_in()
    for _ in range(5):
        assert (await authenticator.identify(token)).origin.actor_id == "chief"
    assert database.asked == 1
    database.clock.advance(KNOWN_S + 0.1)
    await authenticator.identify(token)
    assert database.asked == 2


async def test_a_token_ends_on_the_second_though_it_is_remembered(database: _Database) -> None:
    authenticator = _authenticator(database)
    token = database.sign_in(expires_ms=database.clock.now_ms() + 3000)
    database.clock.advance(2.9)
    await authenticator.identify(token)
    database.clock.advance(0.1)
    with pytest.raises(RefusedError) as refused:
        await authenticator.identify(token)
    assert refused.value.code is ErrorCode.UNAUTHENTICATED


async def test_a_sign_out_here_counts_at_once(database: _Database) -> None:
    authenticator = _authenticator(database)
    token = database.sign_in()
    await authenticator.identify(token)
    del database.found[token_digest(token)]
    await authenticator.identify(token)
    authenticator.forget(token_digest(token))
    with pytest.raises(RefusedError):
        await authenticator.identify(token)


async def test_a_sign_out_elsewhere_counts_after_a_moment(database: _Database) -> None:
    authenticator = _authenticator(database)
    token = database.sign_in()
    await authenticator.identify(token)
    del database.found[token_digest(token)]
    database.clock.advance(KNOWN_S + 0.1)
    with pytest.raises(RefusedError):
        await authenticator.identify(token)
