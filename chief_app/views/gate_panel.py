"""The gate of the period: what is looked at, what stands in the way, and the buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from chief_app.views.check_line import CheckLine
from chief_app.views.gate_dialog import GateDialog
from common.console.rows.stage_step import StepKind
from common.console.texts.say import fault_text, fault_texts, say
from common.console.texts.stage_words import stage_name, step_icon, step_words
from common.console.widgets.reason_dialog import ReasonDialog, ReasonQuestion
from common.qt.dialogs import ask
from common.qt.i18n.text import text
from common.qt.icons import Icon
from common.qt.tasks import starter
from common.qt.theme.theme import theme
from common.qt.theme.tokens import Token
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.button import Button
from common.qt.widgets.button_look import ButtonKind, ButtonSize
from common.qt.widgets.card import Card
from common.qt.widgets.label import Label
from common.qt.widgets.panel_head import PanelHead
from common.qt.widgets.paragraph import Paragraph
from common.qt.widgets.view import View

if TYPE_CHECKING:
    from chief_app.view_models.gate_view_model import GatePicture, GateViewModel
    from common.core.tasks import TaskScope

PRESETS = 3
SAID_BY_CHECK = "error.guard.still_open"
"""The check list says the same with its own figure."""


class GatePanel(View):
    """Top of the side panel."""

    def __init__(
        self, view_model: GateViewModel, tasks: TaskScope, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._view_model = view_model
        self._head = PanelHead()
        self._title = Label(TextStyle.SECTION)
        self._lines: list[CheckLine] = []
        self._refusal = Card(padding=12, radius=6, tint=Token.DANGER)
        self._said = Paragraph(TextStyle.BODY, Token.DANGER)
        self._said.setObjectName("chief.gate.refusal")
        self._next = Button(kind=ButtonKind.PRIMARY, size=ButtonSize.PANEL)
        self._hold = Button(size=ButtonSize.PANEL, icon=Icon.PAUSE)
        self._why = Paragraph(TextStyle.SMALL, Token.MUTED)
        self._checks = QVBoxLayout()
        self._inner = QVBoxLayout()
        self._next.setObjectName("chief.gate_next")
        self._hold.setObjectName("chief.gate_suspend")
        self._lay_out()
        self._next.activated.connect(starter(tasks, "gate", self._open))
        self._hold.activated.connect(starter(tasks, "hold", self._suspend))
        view_model.changed.connect(self.refresh)
        self.begin()

    def _lay_out(self) -> None:
        self._refusal.body.addWidget(self._said)
        inner = self._inner
        inner.addWidget(self._title)
        inner.addLayout(self._checks)
        inner.addWidget(self._refusal)
        inner.addWidget(self._next)
        inner.addWidget(self._why)
        inner.addWidget(self._hold)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addLayout(inner)

    @override
    def restyle(self) -> None:
        px = theme().px
        self._inner.setContentsMargins(px(16), px(14), px(16), px(16))
        self._inner.setSpacing(px(10))
        self._checks.setSpacing(px(6))

    @override
    def refresh(self) -> None:
        picture = self._view_model.picture
        self._head.set_title(text("chief.gate.title"))
        self._head.set_fact(stage_name(picture.stage))
        self._show_gate(picture)
        self._show_refusal(picture)
        self._hold.setVisible(picture.hold is not None)
        self._hold.setText(text("chief.gate.suspend"))
        link = None if picture.may_command else text("console.link.no_commands")
        self._hold.set_blocked(link)

    def _show_gate(self, picture: GatePicture) -> None:
        gate = picture.gate
        self._next.setVisible(gate is not None)
        if gate is None:
            self._title.setText(text("chief.gate.none"))
            self._show_lines((), ())
            self._why.hide()
            return
        resumes = gate.step.kind is StepKind.RESUME
        key = "chief.gate.resume" if resumes else "chief.gate.next"
        name = stage_name(gate.step.to)
        self._title.setText(text(key) if resumes else text("chief.gate.next", stage=name))
        checks = [(say(check.words), check.is_done) for check in gate.checks]
        said = [fault for fault in (*gate.blocked, *gate.asks) if fault.key != SAID_BY_CHECK]
        self._show_lines(checks, fault_texts(said))
        self._next.setText(step_words(gate.step))
        self._next.set_icon(step_icon(gate.step))
        early = gate.step.kind is StepKind.NEXT and gate.needs_words
        self._next.set_kind(ButtonKind.DANGER if early else ButtonKind.PRIMARY)
        why = _blocked(picture)
        self._next.set_blocked(why or None)
        told = bool(gate.blocked) and picture.may_command
        passable = text("chief.gate.passable" if gate.needs_words else "chief.gate.excludable")
        self._why.setText(passable if gate.asks and not why else why)
        self._why.setVisible(bool(self._why.text()) and not told)

    def _show_lines(
        self, checks: list[tuple[str, bool | None]] | tuple[()], reasons: tuple[str, ...]
    ) -> None:
        while len(self._lines) < len(checks) + len(reasons):
            line = CheckLine()
            self._checks.addWidget(line)
            self._lines.append(line)
        for place, line in enumerate(self._lines):
            line.setVisible(place < len(checks) + len(reasons))
            if place < len(checks):
                line.show_check(*checks[place])
            elif place < len(checks) + len(reasons):
                line.show_reason(reasons[place - len(checks)])

    def _show_refusal(self, picture: GatePicture) -> None:
        self._refusal.setVisible(picture.refusal is not None)
        if picture.refusal is None:
            return
        said = [text("chief.gate.refused"), fault_text(picture.refusal)]
        seats = picture.refusal.values.get("seats")
        if seats:
            said.append(text("chief.gate.seats", seats=seats))
        self._said.setText("\n".join(dict.fromkeys(said)))

    async def _open(self) -> None:
        picture = self._view_model.picture
        if picture.gate is None:
            return
        question = (picture.gate, picture.held)
        dialog = GateDialog(self.window(), question, self._view_model.blocked_without)
        answer = await ask(dialog)
        if isinstance(answer, tuple):
            self._view_model.open_gate(*answer)

    async def _suspend(self) -> None:
        question = ReasonQuestion(
            name="chief.suspend",
            title=text("chief.suspend.title"),
            body=text("chief.suspend.body"),
            presets=tuple(text(f"console.suspend.preset_{n}") for n in range(PRESETS)),
            act=text("chief.gate.suspend"),
        )
        answer = await ask(ReasonDialog(self.window(), question))
        if isinstance(answer, str):
            self._view_model.suspend(answer)


def _blocked(picture: GatePicture) -> str:
    if not picture.may_command:
        return text("console.link.no_commands")
    if picture.is_busy:
        return text("chief.gate.busy")
    return "" if picture.gate is None else " ".join(fault_texts(picture.gate.blocked))
