"""Waiting for something that another process does, with an end."""

import threading
import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
_pause = threading.Event()


class TooLateError(Exception):
    """What was waited for did not come in time."""


def wait_for(what: str, look: Callable[[], T | None], seconds: float = 20.0) -> T:
    """Look until something true comes back.

    Raises:
        TooLateError: nothing came within `seconds`; the text names `what`.
    """
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = look()
        if found:
            return found
        _pause.wait(0.05)
    message = f"waited {seconds:.0f} s for {what}"
    raise TooLateError(message)


def pause(seconds: float) -> None:
    """Let people (and a screenshot) see what is there."""
    _pause.wait(seconds)
