"""Counts of what happened."""

from common.protocol.base import Value


class SavesCount(Value, frozen=True, kw_only=True):
    """Saves in a room in a minute."""

    room_id: str
    minute_ms: int
    saves: int


class IncidentCount(Value, frozen=True, kw_only=True):
    """Incidents of a code and what people said of them."""

    code: str
    raised: int
    normal: int
    caution: int
    suspected: int
