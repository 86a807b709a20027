"""The large time of a console in words: what it counts, and the moment it counts to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from common.console.rows.room_clock import Counts
from common.qt.i18n.text import text
from common.qt.i18n.times import clock_text, countdown_text, minute_text
from common.qt.theme.tokens import Token

if TYPE_CHECKING:
    from common.console.rows.room_clock import RoomClock

_LAST_MINUTES_S = 300


@dataclass(frozen=True, slots=True)
class ClockWords:
    """Time, what it counts, a detail under that, and the colour."""

    time: str
    label: str
    detail: str
    tone: Token = Token.TEXT


def clock_words(clock: RoomClock, heard_ms: int | None = None) -> ClockWords:
    """Say a clock.

    Args:
        clock: the time of a room or period.
        heard_ms: the moment of the last word from the server, while the link is lost.
    """
    if clock.counts is Counts.OVER:
        return ClockWords("", "", "")
    label = text(f"console.clock.{clock.counts.value}")
    if heard_ms is not None:
        detail = text("console.clock.heard", time=clock_text(heard_ms))
    else:
        detail = _detail(clock)
    return ClockWords(countdown_text(clock.seconds), label, detail, _tone(clock))


def _detail(clock: RoomClock) -> str:
    if clock.at_ms is None:
        return text("console.clock.stopped") if clock.counts is Counts.STANDS else ""
    if clock.counts is Counts.TO_START:
        return text("console.clock.starts_at", time=minute_text(clock.at_ms))
    ends = text("console.clock.ends_at", time=minute_text(clock.at_ms))
    if not clock.extended:
        return ends
    return f"{ends} · {text('console.clock.extended', count=clock.extended)}"


def _tone(clock: RoomClock) -> Token:
    if clock.counts is Counts.STANDS:
        return Token.MUTED
    near = clock.counts is Counts.TO_END and clock.seconds <= _LAST_MINUTES_S
    return Token.WARN if near else Token.TEXT
