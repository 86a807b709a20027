"""The short form of `seat_kill`; `make chaos` runs all of it."""

import secrets

import pytest

from tests.chaos.bench import expect_clean
from tests.chaos.benches import SEAT_KILL


@pytest.mark.timeout(600)
def test_must_come_back_from_the_journal_whenever_a_seat_is_killed() -> None:
    outcome = expect_clean(SEAT_KILL, secrets.token_hex(4))
    assert outcome.figures["acknowledged"] > 100
    assert outcome.figures["journals"] > 0
