"""Moving a candidate to another PC: which free seat, what will happen, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from common.console.widgets.seat_choice import SeatChoice
from common.qt.i18n.text import text
from common.qt.i18n.times import duration_text
from common.qt.icons import Icon
from common.qt.theme.tokens import Token
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.button import Button
from common.qt.widgets.button_look import ButtonKind, ButtonSize
from common.qt.widgets.field_box import FieldSize
from common.qt.widgets.icon_mark import IconMark
from common.qt.widgets.label import Label
from common.qt.widgets.overlay_dialog import OverlayDialog
from common.qt.widgets.paragraph import Paragraph
from common.qt.widgets.text_field import TextField

if TYPE_CHECKING:
    from collections.abc import Callable

    from common.console.rows.move_offer import MoveOffer

PRESETS = 3
EFFECTS = (("old", Icon.STOP), ("new", Icon.CHECK), ("clock", Icon.HOURGLASS))


class MoveAnswer(NamedTuple):
    """Where to, and why."""

    seat_id: str
    reason: str


class MoveDialog(OverlayDialog):
    """Finishes with a ``MoveAnswer``, or None for the safe way.

    The suggested seat and the usual reason are chosen: one click does it.

    Args:
        window: what is covered.
        who: the candidate, as the panel says it.
        offer: what is known of free seats now; asked again at each ``refresh``.
    """

    def __init__(self, window: QWidget, who: str, offer: Callable[[], MoveOffer]) -> None:
        super().__init__(window, width=640)
        self._offer = offer
        self._seats = SeatChoice()
        self._why = Paragraph(TextStyle.BODY, Token.MUTED)
        self._effects = {name: Paragraph(TextStyle.BODY) for name, _ in EFFECTS}
        self._reason = TextField(FieldSize.M)
        self._confirm = Button("", ButtonKind.PRIMARY, ButtonSize.PANEL)
        self._cancel = Button(text("common.cancel"), ButtonKind.PLAIN, ButtonSize.PANEL)
        self._reason.box.edit.setObjectName("console.move.reason")
        self._confirm.setObjectName("console.move.confirm")
        self._cancel.setObjectName("console.move.cancel")
        self._reason.set_name(text("console.reason.name"))
        self._reason.set_words(text("console.move.preset_0"))
        self._lay_out(who)
        self._seats.chosen.connect(self._on_changed)
        self._reason.edited.connect(self._on_changed)
        self._reason.submitted.connect(self._on_confirm)
        self._confirm.activated.connect(self._on_confirm)
        self._cancel.activated.connect(lambda: self.finish(None))
        self.first_focus = self._confirm
        self.setAccessibleName(text("console.move.title", who=who))
        self.refresh()

    def refresh(self) -> None:
        """Look again: the server has told the seats, or one is taken meanwhile."""
        self._seats.show_seats(self._offer())
        self._on_changed()

    def _lay_out(self, who: str) -> None:
        body = self.card.body
        body.addWidget(Label(TextStyle.HEADING, words=text("console.move.title", who=who)))
        body.addSpacing(12)
        body.addWidget(Label(TextStyle.SECTION, words=text("console.move.where")))
        body.addSpacing(8)
        body.addWidget(self._seats)
        body.addSpacing(8)
        body.addWidget(self._why)
        body.addSpacing(16)
        body.addWidget(Label(TextStyle.SECTION, words=text("console.move.then")))
        body.addSpacing(8)
        body.addLayout(self._effect_rows())
        body.addSpacing(16)
        body.addWidget(self._reason)
        body.addLayout(self._presets())
        body.addSpacing(20)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addStretch(1)
        foot.addWidget(self._cancel)
        foot.addWidget(self._confirm)
        body.addLayout(foot)

    def _effect_rows(self) -> QGridLayout:
        rows = QGridLayout()
        rows.setHorizontalSpacing(12)
        rows.setVerticalSpacing(8)
        for place, (name, icon) in enumerate(EFFECTS):
            rows.addWidget(IconMark(icon, Token.MUTED), place, 0)
            rows.addWidget(self._effects[name], place, 1)
        rows.setColumnStretch(1, 1)
        return rows

    def _presets(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for place in range(PRESETS):
            words = text(f"console.move.preset_{place}")
            button = Button(words, size=ButtonSize.CONSOLE)
            button.setObjectName(f"console.move.preset[{place}]")
            button.activated.connect(lambda words=words: self._choose(words))
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _choose(self, words: str) -> None:
        self._reason.set_words(words)
        self._on_changed()

    def _on_changed(self, _what: object = None) -> None:
        offer, seat = self._offer(), self._seats.seat
        name = "…" if seat is None else seat.seat
        self._why.setText(_why(offer, self._seats))
        lost = duration_text(offer.lost_s)
        self._effects["old"].setText(text("console.move.then_old", seat=offer.from_seat))
        self._effects["new"].setText(text("console.move.then_new", seat=name))
        clock = "console.move.then_clock_lost" if offer.lost_s else "console.move.then_clock"
        self._effects["clock"].setText(text(clock, time=lost))
        self._confirm.setText(text("console.move.confirm", seat=name))
        self._confirm.set_blocked(self._missing() or None)

    def _missing(self) -> str:
        if self._seats.seat is None:
            told = self._offer().told
            return text("console.move.no_seat" if told else "console.move.asking")
        return "" if self._reason.words.strip() else text("console.reason.needed")

    def _on_confirm(self) -> None:
        seat = self._seats.seat
        if seat is not None and not self._missing():
            self.finish(MoveAnswer(seat.seat_id, self._reason.words.strip()))


def _why(offer: MoveOffer, seats: SeatChoice) -> str:
    """Say why this seat, and what is wrong with the others."""
    if not offer.told:
        return text("console.move.asking")
    seat, lines = seats.seat, []
    if seat is None:
        lines.append(text("console.move.no_seat"))
    else:
        suggested = "why_best" if seat == offer.suggested else "why"
        lines.append(text(f"console.move.{suggested}_{seat.pc.value}", seat=seat.seat))
    lines += [text(f"console.move.not_{one.pc.value}", seat=one.seat) for one in offer.useless]
    return "\n".join(lines)
