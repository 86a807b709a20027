"""The clock of the machine's start."""

from common.core.boot import SystemBoot


def test_it_is_one_start_and_never_steps_back() -> None:
    first, second = SystemBoot(), SystemBoot()
    assert first.id
    assert first.id == second.id
    assert first.seconds() <= second.seconds()
