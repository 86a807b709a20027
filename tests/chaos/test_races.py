"""The short form of `races`; `make chaos` runs all of it."""

import secrets

import pytest

from tests.chaos.bench import expect_clean
from tests.chaos.benches import RACES


@pytest.mark.timeout(300)
def test_must_never_let_two_pcs_write_one_attempt() -> None:
    outcome = expect_clean(RACES, secrets.token_hex(4))
    assert outcome.figures["moves"] > 5
    assert outcome.figures["pc_moves"] > outcome.figures["pc_moves_done"] > 5
    assert outcome.figures["told"] > 50
