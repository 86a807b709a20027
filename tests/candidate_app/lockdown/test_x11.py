"""Each measure: applied, shown, undone; the keyboard is tried again until it is free."""

from __future__ import annotations

import asyncio

import pytest

from candidate_app.lockdown.choose import (
    LockdownRefusedError,
    lockdown_for,
    require_platform,
)
from candidate_app.lockdown.contract import Lockdown, Measure, MeasureState
from candidate_app.lockdown.fake import FakeLockdown
from candidate_app.lockdown.unlocked import Unlocked
from candidate_app.lockdown.x11 import X11Lockdown
from tests.candidate_app.helpers import until


class Window:
    def __init__(self, *, keys_free: bool = True) -> None:
        self.keys_free = keys_free
        self.log: list[str] = []

    def take_screen(self) -> None:
        self.log.append("take_screen")

    def give_screen(self) -> None:
        self.log.append("give_screen")

    def refuse_close(self) -> None:
        self.log.append("refuse_close")

    def allow_close(self) -> None:
        self.log.append("allow_close")

    def grab_keyboard(self) -> bool:
        self.log.append("grab_keyboard")
        return self.keys_free

    def free_keyboard(self) -> None:
        self.log.append("free_keyboard")


@pytest.mark.parametrize("make", [lambda: X11Lockdown(Window()), FakeLockdown])
async def test_apply_status_restore(make: type[Lockdown]) -> None:
    lockdown = make()
    off = dict.fromkeys(Measure, MeasureState.OFF)
    assert lockdown.status().measures == off
    assert not lockdown.status().holds
    assert lockdown.apply().holds
    assert lockdown.apply().holds
    lockdown.restore()
    assert lockdown.status().measures == off
    lockdown.restore()


async def test_the_last_measure_is_undone_first_and_each_once() -> None:
    window = Window()
    lockdown = X11Lockdown(window)
    lockdown.apply()
    lockdown.apply()
    lockdown.restore()
    lockdown.restore()
    assert window.log == [
        "take_screen",
        "refuse_close",
        "grab_keyboard",
        "free_keyboard",
        "allow_close",
        "give_screen",
    ]


async def test_a_keyboard_that_another_program_holds_is_tried_again() -> None:
    window = Window(keys_free=False)
    lockdown = X11Lockdown(window, retry_s=0.01)
    assert lockdown.apply().measures[Measure.KEYBOARD] is MeasureState.WAITING
    await until(lambda: window.log.count("grab_keyboard") > 2)
    window.keys_free = True
    await until(lambda: lockdown.status().holds)
    assert window.log.count("take_screen") == 1
    lockdown.restore()


async def test_restore_ends_the_trying() -> None:
    window = Window(keys_free=False)
    lockdown = X11Lockdown(window, retry_s=0.01)
    lockdown.apply()
    lockdown.restore()
    tries = window.log.count("grab_keyboard")
    await asyncio.sleep(0.05)  # several tries would have fitted
    assert window.log.count("grab_keyboard") == tries
    assert window.log[-1] == "give_screen"


def test_a_plain_window_says_that_nothing_is_held() -> None:
    lockdown = lockdown_for("xcb", Window(), windowed=True)
    assert isinstance(lockdown, Unlocked)
    assert lockdown.apply().measures == {}
    assert isinstance(lockdown_for("xcb", Window(), windowed=False), X11Lockdown)


@pytest.mark.parametrize("platform", ["wayland", "windows", "offscreen"])
def test_other_desktops_are_refused_with_a_way_out(platform: str) -> None:
    with pytest.raises(LockdownRefusedError, match="--window"):
        require_platform(platform, windowed=False)
    require_platform(platform, windowed=True)
    require_platform("xcb", windowed=False)
