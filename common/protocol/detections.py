"""The catalogue of detections: one entry each; everything else is derived or checked.

Numbers are features.md 2.2; scores and grouping are defaults that an exam profile may change.
"""

from enum import StrEnum

from common.protocol.base import Value


class Platform(StrEnum):
    """Where a detection can run."""

    X11 = "x11"
    WINDOWS = "windows"


class Detection(Value, frozen=True, kw_only=True):
    """One thing a seat can notice.

    Args:
        feature: number in features.md.
        level: action ladder: 0 log, 1 count and feed, 2 shown to the candidate, 3 lock, 4 refuse.
        score: points an episode adds to the incident.
        debounce_ms: an episode shorter than this does not count.
        facts: names of the facts a report carries.
        platforms: where an implementation exists.
    """

    code: str
    feature: str
    level: int
    score: float
    debounce_ms: int
    facts: tuple[str, ...]
    platforms: frozenset[Platform]


FOCUS_LOST = Detection(
    code="FOCUS_LOST",
    feature="D01",
    level=1,
    score=1.0,
    debounce_ms=300,
    facts=("process", "title", "window_class"),
    platforms=frozenset({Platform.X11}),
)
PROC_BLACKLISTED = Detection(
    code="PROC_BLACKLISTED",
    feature="D03",
    level=1,
    score=2.0,
    debounce_ms=0,
    facts=("process", "path", "pid", "rule"),
    platforms=frozenset({Platform.X11}),
)

CATALOGUE: tuple[Detection, ...] = (FOCUS_LOST, PROC_BLACKLISTED)
BY_CODE: dict[str, Detection] = {entry.code: entry for entry in CATALOGUE}
