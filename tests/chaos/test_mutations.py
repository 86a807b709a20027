"""The short form of `mutations`, and that its list does not rot."""

import secrets

import pytest

from tests.chaos.bench import expect_clean
from tests.chaos.benches import MUTATIONS
from tests.chaos.mutations.copy import ROOT
from tests.chaos.mutations.flip import Flip
from tests.chaos.mutations.flips import FLIPS

LEAST = 20


@pytest.mark.timeout(600)
def test_a_test_must_see_every_line_that_is_flipped() -> None:
    outcome = expect_clean(MUTATIONS, secrets.token_hex(4))
    assert outcome.tried == MUTATIONS.short == len(outcome.facts)


@pytest.mark.parametrize("flip", FLIPS, ids=lambda flip: flip.name.replace(" ", "-"))
def test_every_line_stands_where_it_is_flipped(flip: Flip) -> None:
    assert (ROOT / flip.file).read_text(encoding="utf-8").count(flip.text) == 1
    assert flip.instead != flip.text
    for test in flip.tests:
        assert (ROOT / test.partition("::")[0]).exists(), test


def test_there_are_enough_and_no_two_are_the_same() -> None:
    assert len({flip.name for flip in FLIPS}) == len(FLIPS) >= LEAST
    assert len({(flip.file, flip.text) for flip in FLIPS}) == len(FLIPS)
