"""The short form of `clocks`; `make chaos` runs all of it."""

import secrets

import pytest

from tests.chaos.bench import expect_clean
from tests.chaos.benches import CLOCKS


@pytest.mark.timeout(300)
def test_must_show_the_right_time_whatever_any_wall_clock_says() -> None:
    outcome = expect_clean(CLOCKS, secrets.token_hex(4))
    assert outcome.figures["looks"] > 100
    assert outcome.figures["jumps"] > 10
