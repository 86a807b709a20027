"""How a room looks on the board: colour, icon and word of what is the matter."""

from __future__ import annotations

from dataclasses import dataclass

from common.console.rows.room_summary import Heat, SeatKind
from common.qt.i18n.text import text
from common.qt.icons import Icon
from common.qt.theme.tokens import Token


@dataclass(frozen=True, slots=True)
class RoomLook:
    """Colour and icon; a filled head says that somebody has to act at once."""

    token: Token
    icon: Icon
    word: str
    is_filled: bool = False


_LOOKS = {
    Heat.MANY_CUT_OFF: RoomLook(Token.OFFLINE, Icon.PLUG_OFF, "cut_off", is_filled=True),
    Heat.LOCKED: RoomLook(Token.DANGER, Icon.LOCK, "locked", is_filled=True),
    Heat.CUT_OFF: RoomLook(Token.OFFLINE, Icon.PLUG_OFF, "cut_off", is_filled=True),
    Heat.UNSENT: RoomLook(Token.OFFLINE, Icon.SAVED, "unsent"),
    Heat.SUSPECTED: RoomLook(Token.SUSPECT, Icon.EYE, "suspected"),
    Heat.PROCTOR_AWAY: RoomLook(Token.WARN, Icon.USER, "proctor_away"),
    Heat.CALM: RoomLook(Token.OK, Icon.CHECK, "calm"),
}
BAR = (
    (SeatKind.SUBMITTED, Token.OK),
    (SeatKind.WRITING, Token.ACTIVE),
    (SeatKind.SUSPECTED, Token.SUSPECT),
    (SeatKind.CUT_OFF, Token.OFFLINE),
    (SeatKind.LOCKED, Token.DANGER),
)
"""The parts of a room's bar from the left; what is left is empty."""


def room_look(heat: Heat) -> RoomLook:
    """Return the look of a room."""
    return _LOOKS[heat]


def room_word(heat: Heat) -> str:
    """Say what is the matter with a room in one word."""
    return text(f"chief.heat.{_LOOKS[heat].word}")
