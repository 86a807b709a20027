"""The rows of the seat list: seats and the two heads above their groups, as cells of text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from common.console.rows.seat_item import SeatItem
from common.console.texts.say import say_all
from common.console.texts.status_look import seat_word
from common.protocol.vocabulary import Connection
from common.qt.i18n.text import text
from common.qt.i18n.times import countdown_text
from common.qt.table_model import Column

if TYPE_CHECKING:
    from collections.abc import Callable

NOTHING = "–"
MINUTE_S = 60
HOUR_S = 3600
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Group(Enum):
    """The two groups of the list."""

    ATTENTION = "attention"
    CALM = "calm"


@dataclass(frozen=True, slots=True)
class GroupLine:
    """The head of a group."""

    group: Group
    count: int


SeatLine = SeatItem | GroupLine


def line_key(line: SeatLine) -> str:
    """Return the key of a row."""
    return line.attempt_id if isinstance(line, SeatItem) else f"group:{line.group.value}"


def progress_text(item: SeatItem) -> str:
    """Say how many items are answered; nothing before the start."""
    begun = item.remaining_s is not None or item.is_over
    return f"{item.answered}/{item.items}" if begun else ""


def remaining_text(item: SeatItem) -> str:
    """Say the time that is left."""
    return NOTHING if item.remaining_s is None else countdown_text(item.remaining_s)


def link_text(item: SeatItem) -> str:
    """Say how the link is; its age once it begins to age."""
    if item.connection in {Connection.NEVER, Connection.CLOSED}:
        return NOTHING
    if item.link_age_s is None:
        return text("console.link.fine")
    return short_age(item.link_age_s)


def saved_text(item: SeatItem) -> str:
    """Say how old the last saved answer is."""
    return NOTHING if item.saved_age_s is None else short_age(item.saved_age_s)


def warnings_text(item: SeatItem) -> str:
    """Say how many warnings were given."""
    return str(item.warnings) if item.warnings else NOTHING


def short_age(seconds: int) -> str:
    """Say a length of time in its largest unit."""
    if seconds < MINUTE_S:
        return text("console.age.seconds", seconds=seconds)
    if seconds < HOUR_S:
        return text("console.age.minutes", minutes=seconds // MINUTE_S)
    return text("console.age.hours", hours=seconds // HOUR_S)


def spoken(line: SeatLine) -> str:
    """Say a whole row for a screen reader."""
    if isinstance(line, GroupLine):
        return group_text(line)
    return text(
        "console.seat.spoken",
        seat=line.seat,
        name=line.name,
        state=seat_word(line),
        answered=line.answered,
        items=line.items,
        notes=say_all(line.notes) or text(f"console.group.{Group.CALM.value}"),
    )


def group_text(line: GroupLine) -> str:
    """Say the head of a group."""
    return f"{text(f'console.group.{line.group.value}')} {line.count}"


def seat_columns() -> tuple[Column[SeatLine], ...]:
    """Return the columns of the list in order."""
    return (
        Column(lambda: text("console.column.status"), _first, accessible=spoken),
        _column("seat", lambda item: item.seat, _RIGHT),
        _column("name", lambda item: item.name),
        _column("number", lambda item: item.exam_number),
        _column("progress", progress_text),
        _column("remaining", remaining_text),
        _column("link", link_text),
        _column("saved", saved_text),
        _column("warnings", warnings_text, _RIGHT),
        _column("note", lambda item: say_all(item.notes)),
    )


def _first(line: SeatLine) -> str:
    return seat_word(line) if isinstance(line, SeatItem) else group_text(line)


def _column(
    name: str,
    of_seat: Callable[[SeatItem], str],
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
) -> Column[SeatLine]:
    return Column(
        title=lambda: text(f"console.column.{name}"),
        text=lambda line: of_seat(line) if isinstance(line, SeatItem) else "",
        align=align,
    )
