"""How much room a room's card has on the board."""

from enum import Enum


class Slot(Enum):
    """Heights at 100 %."""

    HOT = 176
    CALM = 136
    SMALL = 72
