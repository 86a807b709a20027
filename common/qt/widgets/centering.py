"""Puts a card of fixed width in the middle, as high as its wrapped text needs.

A layout item with an alignment gets no height for its width: Qt would cut the last line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLayout, QWidget


def center(
    page: QWidget, card: QWidget, above: QLayout | None = None, below: QLayout | None = None
) -> None:
    """Give a page its layout: the card in the middle, perhaps something over and under it."""
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(card)
    row.addStretch(1)
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addStretch(1)
    for part in (above, row, below):
        if part is not None:
            column.addLayout(part)
    column.addStretch(1)
