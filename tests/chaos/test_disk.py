"""The short form of `disk`; `make chaos` runs all of it."""

import secrets

import pytest

from tests.chaos.bench import expect_clean
from tests.chaos.benches import DISK


@pytest.mark.timeout(600)
def test_must_stop_at_a_failed_sync_and_outlive_a_full_disk_and_a_lock() -> None:
    outcome = expect_clean(DISK, secrets.token_hex(4))
    assert (
        outcome.figures["failed_syncs"] == outcome.figures["full"] == outcome.figures["held"] == 3
    )
    assert outcome.figures["acknowledged"] > 100
