"""Free seats as buttons; one of them is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from common.qt.i18n.text import text
from common.qt.widgets.button import Button
from common.qt.widgets.button_look import ButtonKind, ButtonSize

if TYPE_CHECKING:
    from common.console.rows.move_offer import MoveOffer
    from common.protocol.move_rows import FreeSeat

COLUMNS = 5


class SeatChoice(QWidget):
    """The first seat is chosen until a person chooses another. ``chosen`` is the person's act."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seats: tuple[FreeSeat, ...] = ()
        self._seat: FreeSeat | None = None
        self._best: FreeSeat | None = None
        self._buttons: list[Button] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)

    @property
    def seat(self) -> FreeSeat | None:
        """The seat that is chosen; None where there is none."""
        return self._seat

    def show_seats(self, offer: MoveOffer) -> None:
        """Show the seats to choose from; the choice stays while it is one of them."""
        if offer.usable == self._seats and self._best == offer.suggested:
            return
        self._seats, self._best = offer.usable, offer.suggested
        known = {seat.seat_id: seat for seat in self._seats}
        kept = None if self._seat is None else known.get(self._seat.seat_id)
        self._seat = kept or self._best
        for button in self._buttons:
            button.deleteLater()
        self._buttons = [self._button(place, seat) for place, seat in enumerate(self._seats)]
        self._show_choice()

    def _button(self, place: int, seat: FreeSeat) -> Button:
        best = seat == self._best
        words = text("console.move.seat_best" if best else "console.move.seat", seat=seat.seat)
        button = Button(words, size=ButtonSize.PANEL)
        button.setObjectName(f"console.move.seat[{seat.seat}]")
        button.activated.connect(lambda: self._choose(seat))
        self._grid.addWidget(button, place // COLUMNS, place % COLUMNS)
        return button

    def _choose(self, seat: FreeSeat) -> None:
        self._seat = seat
        self._show_choice()
        self.chosen.emit()

    def _show_choice(self) -> None:
        for seat, button in zip(self._seats, self._buttons, strict=True):
            mine = seat == self._seat
            button.set_kind(ButtonKind.OUTLINE if mine else ButtonKind.PLAIN)
            state = text("console.move.seat_chosen") if mine else ""
            button.setAccessibleDescription(state)
