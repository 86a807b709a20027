"""Every detection of this program, in the order they start. Nothing is found by scanning."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from candidate_app.detections.focus_lost import FocusLostDetector
from candidate_app.detections.proc_blacklisted import ProcBlacklistedDetector
from common.protocol.detections import FOCUS_LOST, PROC_BLACKLISTED, Detection, Platform

if TYPE_CHECKING:
    from collections.abc import Callable

    from candidate_app.detections.contract import Detector, Tools


@dataclass(frozen=True, slots=True)
class Implementation:
    """A detection, where it runs, and what makes it."""

    entry: Detection
    platforms: frozenset[Platform]
    make: Callable[[Tools], Detector]


DETECTIONS: tuple[Implementation, ...] = (
    Implementation(FOCUS_LOST, frozenset({Platform.X11}), FocusLostDetector),
    Implementation(PROC_BLACKLISTED, frozenset({Platform.X11}), ProcBlacklistedDetector),
)

_PLATFORMS = {"xcb": Platform.X11}


def detectors_for(platform: str, tools: Tools) -> tuple[Detector, ...]:
    """Return the detections that run on a platform of Qt; none where nothing can look."""
    here = _PLATFORMS.get(platform)
    return tuple(made.make(tools) for made in DETECTIONS if here in made.platforms)
