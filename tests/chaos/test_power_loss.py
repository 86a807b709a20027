"""The short form of `power_loss`; `make chaos` runs all of it."""

import secrets

import pytest

from tests.chaos.bench import expect_clean
from tests.chaos.benches import POWER_LOSS


@pytest.mark.timeout(600)
def test_must_find_every_acknowledged_answer_behind_a_power_cut() -> None:
    outcome = expect_clean(POWER_LOSS, secrets.token_hex(4))
    for target in ("server_database", "seat_journal"):
        for flip in ("no_sync", "early_ack"):
            assert outcome.figures[f"{target}_lost_with_{flip}"] > 0
