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
        platforms: where an implementation exists; none for a rule of the server.
        technical: never anybody's conduct: nothing scores and nobody has to judge it.
    """

    code: str
    feature: str
    level: int
    score: float
    debounce_ms: int
    facts: tuple[str, ...]
    platforms: frozenset[Platform]
    technical: bool = False


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

# Rules of the server: no seat reports these. They weigh nothing, for whoever sits at the seat may
# have done nothing; the other PC waits for a person (states.md, transition 22).
DUPLICATE_LOGIN = Detection(
    code="DUPLICATE_LOGIN",
    feature="D24",
    level=2,
    score=0.0,
    debounce_ms=0,
    facts=("device", "holder", "same_key"),
    platforms=frozenset(),
)
IP_SEAT_CONFLICT = Detection(
    code="IP_SEAT_CONFLICT",
    feature="D25",
    level=2,
    score=0.0,
    debounce_ms=0,
    facts=("device", "seat", "planned_seat"),
    platforms=frozenset(),
)
DEVICE_REFUSED = Detection(
    code="DEVICE_REFUSED",
    feature="S08",
    level=2,
    score=0.0,
    debounce_ms=0,
    facts=("device", "reason"),
    platforms=frozenset(),
)
CODE_LOCKED = Detection(
    code="CODE_LOCKED",
    feature="S08",
    level=1,
    score=0.0,
    debounce_ms=0,
    facts=("seat", "address"),
    platforms=frozenset(),
)
# A seat was not heard of for a while: measured, so that the time can be given back.
LINK_LOST = Detection(
    code="LINK_LOST",
    feature="A13",
    level=0,
    score=0.0,
    debounce_ms=0,
    facts=("since_ms", "until_ms"),
    platforms=frozenset(),
    technical=True,
)
# The program was killed, or its PC went off: the seat says so when it is back, and goes on.
ABNORMAL_EXIT = Detection(
    code="ABNORMAL_EXIT",
    feature="C22",
    level=1,
    score=0.0,
    debounce_ms=0,
    facts=("device",),
    platforms=frozenset(),
)
SERVER_RULES = (
    DUPLICATE_LOGIN,
    IP_SEAT_CONFLICT,
    DEVICE_REFUSED,
    CODE_LOCKED,
    LINK_LOST,
    ABNORMAL_EXIT,
)

# The seat's own check of its receipt: nobody's conduct, and a proctor must come at once.
RECEIPT_DIFFERS = Detection(
    code="RECEIPT_DIFFERS",
    feature="A13",
    level=2,
    score=0.0,
    debounce_ms=0,
    facts=("receipt", "signed"),
    platforms=frozenset(),
)

CATALOGUE: tuple[Detection, ...] = (
    FOCUS_LOST,
    PROC_BLACKLISTED,
    *SERVER_RULES,
    RECEIPT_DIFFERS,
)
BY_CODE: dict[str, Detection] = {entry.code: entry for entry in CATALOGUE}
