"""The short form of `network`; `make chaos` runs all of it."""

import random
import secrets

import pytest

from tests.chaos.bench import expect_clean
from tests.chaos.benches import NETWORK
from tests.chaos.network.faults import CUTS_S, KINDS, MINUTES, draw


@pytest.mark.timeout(600)
def test_must_keep_every_answer_over_any_line_and_across_the_end() -> None:
    outcome = expect_clean(NETWORK, secrets.token_hex(4))
    assert outcome.figures["acknowledged"] > 500
    assert outcome.figures["came_late"] > 0
    assert outcome.figures["receipts"] > 0


def test_a_seed_draws_the_same_faults_and_all_of_them_are_drawn() -> None:
    schedules = [draw(random.Random(f"{n}")) for n in range(100)]
    assert schedules == [draw(random.Random(f"{n}")) for n in range(100)]
    faults = [fault for one in schedules for fault in one.faults]
    assert {fault.kind for fault in faults} == set(KINDS)
    assert {fault.lasts_s for fault in faults} == {0.0, *CUTS_S}
    last = [one.faults[-1] for one in schedules if one.faults]
    across = [one for one in last if one.at_s < MINUTES * 60 < one.at_s + one.lasts_s]
    assert {fault.lasts_s for fault in across} == set(CUTS_S)
