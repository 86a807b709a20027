"""Memory goes back after a wave of disconnects, and not more often than allowed."""

import sys

import pytest

from common.core.clock import FakeClock
from server.app.memory import MemoryTrimmer
from server.sockets.registry import Registry

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="glibc only")


def test_a_wave_is_trimmed_once() -> None:
    registry, clock = Registry(), FakeClock()
    trimmer = MemoryTrimmer(registry, clock, 60.0)
    assert not trimmer.look()
    registry.left += 99
    assert not trimmer.look()
    registry.left += 1
    assert trimmer.look()
    registry.left += 1000
    clock.advance(59)
    assert not trimmer.look(), "at most once a minute"
    clock.advance(1)
    assert trimmer.look()
    clock.advance(600)
    assert not trimmer.look(), "nobody has left since"
    assert trimmer.trims == 2
