"""What a message changed in a view, so that only that is drawn anew."""

from enum import StrEnum

import msgspec


class Part(StrEnum):
    """Which part of a view."""

    NOTHING = "nothing"
    ALL = "all"
    PERIOD = "period"
    ROOM = "room"
    CANDIDATE = "candidate"
    LIVE = "live"
    INTEGRITY = "integrity"
    INCIDENT = "incident"
    WARNING = "warning"
    PROCTOR = "proctor"
    SEAL = "seal"
    TIME_ACT = "time_act"
    TIME_NOTE = "time_note"
    PROPOSAL = "proposal"
    PAPER = "paper"
    ANSWERS = "answers"
    COMMAND = "command"
    MOVE = "move"
    FREE_SEATS = "free_seats"


class Change(msgspec.Struct, frozen=True):
    """One change: the part, the key of its row, and the attempt it concerns ("" for none)."""

    part: Part
    key: str = ""
    attempt_id: str = ""

    def __bool__(self) -> bool:
        """Say whether anything changed."""
        return self.part is not Part.NOTHING


NOTHING = Change(Part.NOTHING)
ALL = Change(Part.ALL)
