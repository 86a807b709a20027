"""The short form of `model`; `make chaos` runs all of it."""

import secrets

import pytest

from tests.chaos.bench import expect_clean
from tests.chaos.benches import MODEL


@pytest.mark.timeout(600)
def test_must_do_what_the_model_does_in_any_order_of_acts() -> None:
    outcome = expect_clean(MODEL, secrets.token_hex(4))
    assert outcome.tried >= MODEL.short
    assert outcome.figures["steps"] > 100
    assert outcome.figures["sealed"] > 0
