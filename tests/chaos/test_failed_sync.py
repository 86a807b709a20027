"""The short form of `failed_sync`; `make chaos` runs all of it."""

import secrets

import pytest

from tests.chaos.bench import expect_clean
from tests.chaos.benches import FAILED_SYNC
from tests.chaos.power.failed_sync import acked_after_failure
from tests.chaos.power.trace import Act, Operation


@pytest.mark.timeout(300)
def test_must_acknowledge_nothing_once_a_sync_has_failed() -> None:
    expect_clean(FAILED_SYNC, secrets.token_hex(4))


def test_the_bench_sees_an_acknowledgement_behind_a_failure() -> None:
    ack, failed = Operation(Act.ACK, "/acks", 1, b"1"), Operation(Act.FAILED, "/d/a", 1)
    write = Operation(Act.WRITE, "/d/a", 1, b"1")
    assert acked_after_failure([write, ack, failed]) == 0
    assert acked_after_failure([write, failed, ack]) == 0
    assert acked_after_failure([write, failed, ack, write, failed, ack]) == 1
    with pytest.raises(AssertionError):
        acked_after_failure([ack])
