"""The short form of `server_kill`; `make chaos` runs all of it."""

import secrets

import pytest

from tests.chaos.bench import expect_clean
from tests.chaos.benches import SERVER_KILL


@pytest.mark.timeout(900)
def test_must_lose_nothing_when_the_server_is_killed_again_and_again() -> None:
    outcome = expect_clean(SERVER_KILL, secrets.token_hex(4))
    assert outcome.figures["acknowledged"] > 1000
    assert outcome.figures["acts"] > 10
    assert outcome.figures["killed_while_starting"] > 0
