"""Strips about time: what is proposed, and the own act that may still be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from common.console.texts.say import fault_texts
from common.console.widgets.proposal_dialog import (
    ProposalAnswer,
    ProposalDialog,
    proposal_detail,
    proposal_text,
)
from common.console.widgets.reason_dialog import ReasonDialog, ReasonQuestion
from common.qt.dialogs import ask
from common.qt.i18n.text import text
from common.qt.i18n.times import duration_text
from common.qt.icons import Icon
from common.qt.tasks import starter
from common.qt.theme.tokens import Token
from common.qt.widgets.banner import Banner
from common.qt.widgets.button import Button
from common.qt.widgets.button_look import ButtonSize
from common.qt.widgets.view import View

if TYPE_CHECKING:
    from common.console.time_view_model import TimePicture, TimeViewModel, UndoOffer
    from common.core.tasks import TaskScope

UNDO_PRESETS = 2


class TimeStrip(View):
    """Two banners under the stage bar, each hidden while there is nothing to say."""

    def __init__(
        self, view_model: TimeViewModel, tasks: TaskScope, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._view_model = view_model
        self._proposal = Banner(56, edge_to_edge=True)
        self._decide = Button(size=ButtonSize.CONSOLE)
        self._decide.setObjectName("console.proposal.decide")
        self._proposal.add_button(self._decide)
        self._undo = Banner(56, edge_to_edge=True)
        self._take_back = Button(size=ButtonSize.CONSOLE, icon=Icon.UNDO)
        self._take_back.setObjectName("console.time.undo")
        self._keep = Button(size=ButtonSize.CONSOLE)
        self._keep.setObjectName("console.time.keep")
        self._undo.add_button(self._take_back)
        self._undo.add_button(self._keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._proposal)
        column.addWidget(self._undo)
        self._decide.activated.connect(starter(tasks, "proposal", self._on_decide))
        self._take_back.activated.connect(starter(tasks, "undo", self._on_undo))
        self._keep.activated.connect(view_model.put_away)
        view_model.changed.connect(self.refresh)
        self.begin()

    @override
    def refresh(self) -> None:
        picture = self._view_model.picture
        link = None if picture.may_command else text("console.link.no_commands")
        self._show_proposal(picture)
        self._show_undo(picture.undo)
        offer = picture.proposal
        own = " ".join(fault_texts(offer.faults)) if offer is not None and offer.is_own else None
        self._decide.set_blocked(link or own)
        self._take_back.set_blocked(link)
        self.setVisible(picture.proposal is not None or picture.undo is not None)

    def _show_proposal(self, picture: TimePicture) -> None:
        offer = picture.proposal
        self._proposal.setVisible(offer is not None)
        if offer is None:
            return
        more = text("console.proposal.others", count=offer.others) if offer.others else ""
        self._proposal.tell(Token.WARN, Icon.HOURGLASS, proposal_text(offer), more)
        self._proposal.set_detail(proposal_detail(offer))
        self._decide.setText(text("console.proposal.decide"))

    def _show_undo(self, offer: UndoOffer | None) -> None:
        self._undo.setVisible(offer is not None)
        if offer is None:
            return
        self._undo.tell(Token.ACCENT, Icon.CLOCK, _given_text(offer))
        self._undo.set_detail(offer.reason)
        self._take_back.setText(text("console.time.undo"))
        self._keep.setText(text("console.time.keep"))

    async def _on_decide(self) -> None:
        offer = self._view_model.picture.proposal
        if offer is None:
            return
        answer = await ask(ProposalDialog(self.window(), offer))
        if isinstance(answer, ProposalAnswer):
            self._view_model.decide(approved=answer.approved, reason=answer.reason)

    async def _on_undo(self) -> None:
        offer = self._view_model.picture.undo
        if offer is None:
            return
        question = ReasonQuestion(
            name="console.time.undo",
            title=text("console.time.undo_title"),
            body=_given_text(offer),
            presets=tuple(text(f"console.time.undo_preset_{n}") for n in range(UNDO_PRESETS)),
            act=text("console.time.undo"),
        )
        reason = await ask(ReasonDialog(self.window(), question))
        if isinstance(reason, str):
            self._view_model.take_back(reason)


def _given_text(offer: UndoOffer) -> str:
    key = "console.time.took" if offer.delta_ms < 0 else "console.time.gave"
    amount = duration_text(abs(offer.delta_ms) // 1000)
    return text(key, number=offer.reached, time=amount)
