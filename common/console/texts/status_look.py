"""How each state looks: colour by meaning, icon and word together, never a colour alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from common.qt.i18n.text import text
from common.qt.icons import Icon
from common.qt.theme.tokens import Token
from common.rules.display import Attention, DisplayStatus

if TYPE_CHECKING:
    from common.console.rows.seat_item import SeatItem

_D = DisplayStatus


@dataclass(frozen=True, slots=True)
class StatusLook:
    """Colour, icon, and how loud: 0 calm, 1 look, 2 act."""

    token: Token
    icon: Icon
    loud: int = 0


_LOOKS: dict[DisplayStatus, StatusLook] = {
    _D.DISQUALIFIED: StatusLook(Token.DANGER, Icon.STOP, 2),
    _D.LOCKED: StatusLook(Token.DANGER, Icon.LOCK, 2),
    _D.RELOGIN: StatusLook(Token.IDLE, Icon.PAUSE, 1),
    _D.MOVING: StatusLook(Token.IDLE, Icon.PAUSE, 1),
    _D.PAUSED: StatusLook(Token.IDLE, Icon.PAUSE, 1),
    _D.ON_LEAVE: StatusLook(Token.IDLE, Icon.PAUSE, 1),
    _D.SUSPENDED: StatusLook(Token.IDLE, Icon.PAUSE, 1),
    _D.MISSING: StatusLook(Token.OFFLINE, Icon.PLUG_OFF, 2),
    _D.HAND_RAISED: StatusLook(Token.WARN, Icon.HAND, 1),
    _D.EXPECTED: StatusLook(Token.WARN, Icon.ABSENT),
    _D.ABSENT: StatusLook(Token.IDLE, Icon.ABSENT),
    _D.REFUSED: StatusLook(Token.IDLE, Icon.ABSENT),
    _D.REGISTERED: StatusLook(Token.IDLE, Icon.DOOR),
    _D.CONFIRMED: StatusLook(Token.IDLE, Icon.HOURGLASS),
    _D.BRIEFED: StatusLook(Token.IDLE, Icon.HOURGLASS),
    _D.PRACTISED: StatusLook(Token.IDLE, Icon.HOURGLASS),
    _D.READY: StatusLook(Token.OK, Icon.CHECK),
    _D.IN_PROGRESS: StatusLook(Token.ACTIVE, Icon.PLAY),
    _D.SUBMITTING: StatusLook(Token.ACTIVE, Icon.SEND),
    _D.SUBMITTED: StatusLook(Token.OK, Icon.CHECK),
    _D.BLANK: StatusLook(Token.OK, Icon.CHECK),
    _D.AUTO_SUBMITTED: StatusLook(Token.OK, Icon.CHECK),
    _D.FORCE_SUBMITTED: StatusLook(Token.OK, Icon.CHECK),
    _D.WITHDRAWN: StatusLook(Token.IDLE, Icon.DASH),
    _D.CHECKED_OUT: StatusLook(Token.IDLE, Icon.CHECK),
}
SUSPECT = StatusLook(Token.SUSPECT, Icon.EYE, 1)


def status_look(status: DisplayStatus) -> StatusLook:
    """Return the look of a state."""
    return _LOOKS[status]


def status_word(status: DisplayStatus) -> str:
    """Say a state in one word."""
    return text(f"console.status.{status}")


def seat_look(item: SeatItem) -> StatusLook:
    """Return how a seat looks: who is suspected looks so while the progress goes on."""
    return SUSPECT if _is_suspect(item) else status_look(item.status)


def seat_word(item: SeatItem) -> str:
    """Say how a seat is shown."""
    return text("console.status.suspected") if _is_suspect(item) else status_word(item.status)


def _is_suspect(item: SeatItem) -> bool:
    calm = status_look(item.status).loud == 0
    return item.attention is Attention.SUSPECTED and calm
