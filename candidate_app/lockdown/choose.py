"""Which lockdown this PC gets, or why it gets none: an exam without one must be asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from candidate_app.lockdown.unlocked import Unlocked
from common.core.errors import SuiteError

if TYPE_CHECKING:
    from candidate_app.lockdown.contract import ForegroundWatch, Lockdown, Surface

X11 = "xcb"


class LockdownRefusedError(SuiteError):
    """The exam must not start here: this desktop cannot be held still."""


def require_platform(platform: str, *, windowed: bool) -> None:
    """Make sure that an exam may run on this desktop.

    Args:
        platform: name of Qt's platform, `QGuiApplication.platformName()`.
        windowed: the person asked for a plain window without a lockdown.

    Raises:
        LockdownRefusedError: neither X11 nor a plain window.
    """
    if platform == X11 or windowed:
        return
    if platform == "windows":
        message = "The lockdown for Windows is not part of this version. --window runs without it."
    else:
        message = (
            f"Qt runs on {platform!r}: keys and windows can be watched on X11 only. "
            "Sign in to an X11 session, set QT_QPA_PLATFORM=xcb, or use --window."
        )
    raise LockdownRefusedError(message)


def lockdown_for(platform: str, surface: Surface, *, windowed: bool) -> Lockdown:
    """Return what holds the PC still; nothing does with a plain window."""
    if windowed or platform != X11:
        return Unlocked()
    from candidate_app.lockdown.x11 import X11Lockdown

    return X11Lockdown(surface)


def foreground_for(platform: str) -> ForegroundWatch | None:
    """Return what tells the window in front; None where nothing can."""
    if platform != X11:
        return None
    from candidate_app.lockdown.x11_foreground import X11ForegroundWatch

    return X11ForegroundWatch()
