"""What programs know: `StaffView` for consoles, `SeatView` for a seat."""

from common.rules.room_counts import RoomCounts
from common.rules.seat_view import SeatMessage, SeatView
from common.rules.staff_view import StaffMessage, StaffView
from common.rules.view_change import Change, Part

__all__ = [
    "Change",
    "Part",
    "RoomCounts",
    "SeatMessage",
    "SeatView",
    "StaffMessage",
    "StaffView",
]
