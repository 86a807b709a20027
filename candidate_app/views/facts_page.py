"""First step: is this me, is this my seat, is this my exam."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from candidate_app.views.seat_tile import SeatTile
from common.qt.i18n.text import text
from common.qt.i18n.times import minute_text
from common.qt.theme.tokens import Token
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.card import Card
from common.qt.widgets.card_page import CardPage
from common.qt.widgets.fact_list import FactList
from common.qt.widgets.label import Label
from common.qt.widgets.photo import Photo
from common.qt.widgets.view import View

if TYPE_CHECKING:
    from candidate_app.view_models.steps_view_model import StepsPicture, StepsViewModel

_CENTER = Qt.AlignmentFlag.AlignHCenter


class FactsPage(View):
    """Seat, photo and five facts; of the birth date only the year."""

    def __init__(self, view_model: StepsViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("steps.facts")
        self._view_model = view_model
        self._title, self._lead = Label(TextStyle.TITLE), Label(TextStyle.LEAD, Token.MUTED)
        self._tile, self._photo = SeatTile(), Photo(192, 252)
        self._facts = FactList(50, 92)
        self._other = Label(TextStyle.LABEL, Token.MUTED)
        card = Card(padding=32)
        row = QHBoxLayout()
        row.setSpacing(32)
        row.addWidget(self._tile)
        row.addWidget(self._photo)
        row.addWidget(self._facts, 1)
        card.body.addLayout(row)
        page = CardPage(card, 840, 316)
        page.above.setSpacing(8)
        page.above.addWidget(self._title, 0, _CENTER)
        page.above.addWidget(self._lead, 0, _CENTER)
        page.above.addSpacing(20)
        page.below.addSpacing(20)
        page.below.addWidget(self._other, 0, _CENTER)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)
        view_model.changed.connect(self.refresh)
        self.begin()

    @override
    def retranslate(self) -> None:
        """Set the fixed texts."""
        self._title.setText(text("candidate.facts.title"))
        self._lead.setText(text("candidate.facts.lead"))
        self._other.setText(text("candidate.facts.other"))

    @override
    def refresh(self) -> None:
        """Show the picture."""
        picture = self._view_model.picture
        self._tile.show_seat(picture.seat)
        self._photo.show_picture(None, picture.name)
        self._facts.show_facts(
            [
                (text("candidate.facts.name"), picture.name),
                (text("candidate.facts.number"), picture.number),
                (text("candidate.facts.birth"), f"{picture.birth_year}-**-**"),
                (text("candidate.facts.exam"), picture.exam),
                (text("candidate.facts.time"), _time(picture)),
            ]
        )


def _time(picture: StepsPicture) -> str:
    end_ms = picture.start_ms + picture.minutes * 60_000
    return text(
        "candidate.facts.from_to",
        start=minute_text(picture.start_ms),
        end=minute_text(end_ms),
        minutes=picture.minutes,
    )
