"""Void runs are taken again, within limits."""

import pytest

from tests.bench.attempts import Attempts
from tests.bench.errors import InvalidRunError


def test_attempts_repeat_void_runs_up_to_a_limit() -> None:
    faults = ["first"]

    def run() -> int:
        if faults:
            raise InvalidRunError(faults.pop())
        return 7

    attempts = Attempts(1)
    assert attempts.take("acks", run) == 7
    assert attempts.rejected == ["acks: first"]


def test_attempts_give_up() -> None:
    def void() -> int:
        message = "always"
        raise InvalidRunError(message)

    attempts = Attempts(2)
    with pytest.raises(InvalidRunError, match="always"):
        attempts.take("acks", void)
    assert len(attempts.rejected) == 3
