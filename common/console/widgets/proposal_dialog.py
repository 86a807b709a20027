"""What is proposed, with what would follow; a person says yes, or no and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QHBoxLayout

from common.console.texts.say import fault_texts
from common.protocol.time_rows import ProposalKind
from common.qt.i18n.text import text
from common.qt.i18n.times import clock_text, duration_text
from common.qt.theme.tokens import Token
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.button import Button
from common.qt.widgets.button_look import ButtonKind, ButtonSize
from common.qt.widgets.field_box import FieldSize
from common.qt.widgets.label import Label
from common.qt.widgets.overlay_dialog import OverlayDialog
from common.qt.widgets.paragraph import Paragraph
from common.qt.widgets.text_field import TextField
from common.rules.presence import LATE_MS

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from common.console.rows.proposal_offer import ProposalOffer
    from common.protocol.time_rows import ProposalRow


class ProposalAnswer(NamedTuple):
    """What a person says to a proposal."""

    approved: bool
    reason: str


class ProposalDialog(OverlayDialog):
    """Finishes with a ``ProposalAnswer``, or None to leave it open.

    Args:
        window: what is covered.
        offer: the proposal and what would follow.
    """

    def __init__(self, window: QWidget, offer: ProposalOffer) -> None:
        super().__init__(window, width=560)
        kind = offer.row.kind.value
        self._reason = TextField(FieldSize.M)
        self._reason.set_name(text("console.reason.name"))
        self._usual = text(f"console.proposal.{kind}.reason")
        self._reason.set_words(self._usual)
        self._yes = Button(_verb(offer), ButtonKind.PRIMARY, ButtonSize.PANEL)
        self._no = Button(text("console.proposal.reject"), ButtonKind.PLAIN, ButtonSize.PANEL)
        self._later = Button(text("common.cancel"), ButtonKind.PLAIN, ButtonSize.PANEL)
        self._reason.box.edit.setObjectName("console.proposal.reason")
        for name, button in (("yes", self._yes), ("no", self._no), ("later", self._later)):
            button.setObjectName(f"console.proposal.{name}")
        self._lay_out(offer)
        self._blocked = _why_not(offer)
        self._reason.edited.connect(self._on_edited)
        self._yes.activated.connect(lambda: self._answer(approved=True))
        self._no.activated.connect(lambda: self._answer(approved=False))
        self._later.activated.connect(lambda: self.finish(None))
        self.first_focus = self._reason.box.edit
        self.setAccessibleName(proposal_text(offer))
        self._on_edited()

    def _lay_out(self, offer: ProposalOffer) -> None:
        body, row = self.card.body, offer.row
        body.addWidget(Label(TextStyle.HEADING, words=proposal_text(offer)))
        body.addSpacing(8)
        if row.kind is ProposalKind.REOPEN:
            body.addWidget(Paragraph(TextStyle.BODY, Token.TEXT, proposal_detail(offer)))
            body.addSpacing(8)
        body.addWidget(Paragraph(TextStyle.LABEL, Token.MUTED, _effect(offer)))
        why = _why_not(offer) or _who_not(offer)
        if why:
            body.addSpacing(8)
            body.addWidget(Paragraph(TextStyle.BODY, Token.WARN, why))
        body.addSpacing(16)
        body.addWidget(self._reason)
        body.addSpacing(12)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self._later)
        foot.addStretch(1)
        foot.addWidget(self._no)
        foot.addWidget(self._yes)
        body.addLayout(foot)

    def _on_edited(self, _words: str = "") -> None:
        said = self._reason.words.strip()
        needed = text("console.reason.needed")
        self._yes.set_blocked(self._blocked or (None if said else needed))
        # Why it happened is no reason to refuse it: a refusal wants words of its own.
        own = said and said != self._usual
        self._no.set_blocked(None if own else text("console.proposal.own_reason"))

    def _answer(self, *, approved: bool) -> None:
        self.finish(ProposalAnswer(approved, self._reason.words.strip()))


def proposal_text(offer: ProposalOffer) -> str:
    """Say in one line what was noticed, or is asked for."""
    return text(
        f"console.proposal.{offer.row.kind.value}.{_way(offer.row, 'title')}",
        room=offer.room,
        seat=offer.who,
        time=duration_text(offer.lost.value),
        number=len(offer.row.lost),
        left=duration_text(offer.left_s),
    )


def _effect(offer: ProposalOffer) -> str:
    row = offer.row
    return text(
        f"console.proposal.{row.kind.value}.{_way(row, 'effect')}",
        since=clock_text(row.since_ms),
        until=clock_text(row.until_ms),
        number=offer.reached,
        seat=offer.who,
        time=duration_text(offer.lost.value),
        end=clock_text(offer.end_ms),
    )


def proposal_detail(offer: ProposalOffer) -> str:
    """Say in a second line why it is proposed; for a person's proposal who, when and why."""
    own = "_own" if offer.is_own else ""
    return text(
        f"console.proposal.{offer.row.kind.value}.detail{own}",
        name=offer.asker,
        at=clock_text(offer.row.proposed_ms),
        why=offer.row.asked,
    )


def _way(row: ProposalRow, part: str) -> str:
    """A UPS tells of the mains at once, before any seat goes; seats that went are seen later."""
    told = row.kind is ProposalKind.POWER_CUT and row.until_ms - row.since_ms < LATE_MS
    return f"{part}_mains" if told else part


def _verb(offer: ProposalOffer) -> str:
    return text(f"console.proposal.{offer.row.kind.value}.yes", number=offer.reached)


def _why_not(offer: ProposalOffer) -> str:
    """Why nobody at all would get it; suspending a room asks nobody."""
    if offer.row.kind is ProposalKind.POWER_CUT or offer.reached:
        return ""
    return " ".join(fault_texts(offer.faults))


def _who_not(offer: ProposalOffer) -> str:
    if offer.row.kind is ProposalKind.POWER_CUT or not offer.excluded:
        return ""
    why = " ".join(fault_texts(offer.faults))
    return text("console.proposal.excluded", number=offer.excluded, why=why)
