"""Which questions stand in which column of which page: top to bottom, then right."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

SheetPage = tuple[tuple[int, ...], ...]
"""Columns of one page; each names its questions by their place on the paper, from 0."""


def fill(heights: Sequence[int], room: int, columns: int, gap: int) -> tuple[SheetPage, ...]:
    """Fill columns with questions that are never split.

    Args:
        heights: of all questions, in order.
        room: height of a column.
        columns: on a page; 0 puts each question on a page of its own.
        gap: at least so much stands between two questions.
    """
    if columns == 0:
        return tuple(((place,),) for place in range(len(heights)))
    filled = list(_columns(heights, room, gap))
    return tuple(tuple(filled[at : at + columns]) for at in range(0, len(filled), columns))


def page_of(pages: Sequence[SheetPage], place: int) -> int:
    """Return the number of the page a question is on, from 0."""
    found = (at for at, page in enumerate(pages) if any(place in column for column in page))
    return next(found, 0)


def share(free: int, count: int, most: int) -> int:
    """Return how much of the free height each of `count` gaps gets, at most `most`."""
    return min(most, max(0, free) // count) if count else 0


def _columns(heights: Sequence[int], room: int, gap: int) -> list[tuple[int, ...]]:
    columns: list[tuple[int, ...]] = []
    current: list[int] = []
    used = 0
    for place, height in enumerate(heights):
        wanted = height + (gap if current else 0)
        if current and used + wanted > room:
            columns.append(tuple(current))
            current, used, wanted = [], 0, height
        current.append(place)
        used += wanted
    return [*columns, tuple(current)] if current else columns
