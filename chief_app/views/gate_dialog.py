"""Opening a gate is confirmed: what follows, which rooms are left out, and why where it must be."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from common.console.rows.stage_step import StepKind
from common.console.rows.words import words
from common.console.texts.say import fault_texts, say
from common.console.texts.stage_words import step_words
from common.qt.i18n.text import text
from common.qt.theme.tokens import Token
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.button import Button
from common.qt.widgets.button_look import ButtonKind, ButtonSize
from common.qt.widgets.check_box import CheckBox
from common.qt.widgets.field_box import FieldSize
from common.qt.widgets.label import Label
from common.qt.widgets.overlay_dialog import OverlayDialog
from common.qt.widgets.paragraph import Paragraph
from common.qt.widgets.scroll_page import ScrollPage
from common.qt.widgets.text_field import TextField

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from common.console.rows.gate import Gate
    from common.console.rows.words import Seconds
    from common.core.errors import Fault

MANY = 6
"""More rooms than this scroll."""
DANGEROUS = frozenset({"ending", "closed"})


class _Answer(NamedTuple):
    reason: str
    excluded: frozenset[str]


class GateDialog(OverlayDialog):
    """Finishes with reason and the ids of rooms left out, or None for the safe way.

    Args:
        window: what is covered.
        question: the gate, and how long the period was held so far.
        blocked_without: what stands in the way with some rooms left out.
    """

    def __init__(
        self,
        window: QWidget,
        question: tuple[Gate, Seconds | None],
        blocked_without: Callable[[frozenset[str]], tuple[Fault, ...]],
    ) -> None:
        super().__init__(window, width=540)
        gate, held = question
        self._gate = gate
        self._blocked_without = blocked_without
        danger = gate.step.to in DANGEROUS and gate.step.kind is StepKind.NEXT
        kind = ButtonKind.DANGER_FILLED if danger else ButtonKind.PRIMARY
        self._boxes = {room.room_id: CheckBox(room.room_name) for room in gate.in_the_way}
        self._reason = TextField(FieldSize.M)
        self._confirm = Button(step_words(gate.step), kind, ButtonSize.PANEL)
        self._cancel = Button(text("common.cancel"), ButtonKind.PLAIN, ButtonSize.PANEL)
        self._why = Paragraph(TextStyle.BODY, Token.MUTED)
        self._name_controls()
        self._lay_out(held)
        for room_id, box in self._boxes.items():
            box.setChecked(room_id in gate.left_out)
            box.toggled.connect(self._on_changed)
        self._reason.edited.connect(self._on_changed)
        self._confirm.activated.connect(self._on_confirm)
        self._cancel.activated.connect(self._on_cancel)
        self.first_focus = self._reason if gate.needs_words else self._cancel
        self._on_changed()

    def _name_controls(self) -> None:
        self._reason.box.edit.setObjectName("chief.gate_reason")
        self._confirm.setObjectName("chief.gate_confirm")
        self._cancel.setObjectName("chief.gate_cancel")
        for room in self._gate.in_the_way:
            self._boxes[room.room_id].setObjectName(f"chief.gate_exclude.{room.room_name}")

    def _lay_out(self, held: Seconds | None) -> None:
        body, gate = self.card.body, self._gate
        title = text("chief.gate.question", step=step_words(gate.step))
        self.setAccessibleName(title)
        body.addWidget(Label(TextStyle.HEADING, words=title))
        body.addSpacing(8)
        body.addWidget(Paragraph(TextStyle.LABEL, Token.MUTED, _effect(gate, held)))
        body.addSpacing(16)
        if self._boxes:
            body.addWidget(Label(TextStyle.SECTION, words=text("chief.gate.exclude")))
            body.addSpacing(4)
            self._add_boxes()
            body.addSpacing(12)
        self._reason.set_name(text("console.reason.name"))
        if gate.needs_words and not gate.asks:
            # Nothing stands in the way: the usual reason is the true one, and may be changed.
            self._reason.set_words(text("chief.gate.reason_done"))
        self._reason.setVisible(gate.needs_words)
        body.addWidget(self._reason)
        body.addWidget(self._why)
        body.addSpacing(12)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addStretch(1)
        foot.addWidget(self._cancel)
        foot.addWidget(self._confirm)
        body.addLayout(foot)

    def _add_boxes(self) -> None:
        if len(self._boxes) <= MANY:
            column: QVBoxLayout = self.card.body
        else:
            page = ScrollPage()
            page.setFixedHeight(240)
            self.card.body.addWidget(page)
            column = page.body
        for box in self._boxes.values():
            column.addWidget(box)

    def _excluded(self) -> frozenset[str]:
        return frozenset(id_ for id_, box in self._boxes.items() if box.isChecked())

    def _on_changed(self) -> None:
        left = fault_texts(self._blocked_without(self._excluded()))
        missing = self._gate.needs_words and not self._reason.words.strip()
        why = " ".join(left) or (text("chief.gate.reason_needed") if missing else "")
        self._why.setText(why)
        self._why.setVisible(bool(why))
        self._confirm.set_blocked(why or None)

    def _on_confirm(self) -> None:
        self.finish(_Answer(self._reason.words.strip(), self._excluded()))

    def _on_cancel(self) -> None:
        self.finish(None)


def _effect(gate: Gate, held: Seconds | None) -> str:
    step = gate.step
    if step.kind is StepKind.RESUME and held is not None:
        return say(words("chief.gate.effect_resume", held=held))
    return text(f"chief.gate.effect_{step.to}")
