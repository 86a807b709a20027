"""Differences that reconciliation finds."""

from enum import StrEnum

from common.protocol.base import Value


class Mismatch(StrEnum):
    """What does not fit."""

    HOLE_IN_ENTRIES = "hole_in_entries"
    LATEST_DIFFERS = "latest_differs"
    UNREADABLE_ANSWER = "unreadable_answer"
    ROOT_DIFFERS = "root_differs"
    COUNT_DIFFERS = "count_differs"
    NOT_SEALED = "not_sealed"
    SEALED_WITHOUT_ATTENDING = "sealed_without_attending"
    ATTENDANCE_OPEN = "attendance_open"
    RECEIPT_NOT_GENUINE = "receipt_not_genuine"
    FILE_MISSING = "file_missing"
    FILE_BEHIND = "file_behind"
    FILE_DIFFERS = "file_differs"


class Difference(Value, frozen=True, kw_only=True):
    """One line of the reconciliation board.

    Args:
        seat: the seat's name in its room.
        room: the room's name.
        detail: epoch, item … where it helps to find the row; no answer, no name.
    """

    room: str
    seat: str
    attempt_id: str
    what: Mismatch
    expected: str
    found: str
    detail: str = ""
