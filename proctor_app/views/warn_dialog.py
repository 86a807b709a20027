"""A warning: usual words or one's own, and the incident it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from common.qt.i18n.text import text
from common.qt.theme.theme import theme
from common.qt.theme.tokens import Token
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.button import Button
from common.qt.widgets.button_look import ButtonKind, ButtonSize
from common.qt.widgets.drop_down import DropDown
from common.qt.widgets.label import Label
from common.qt.widgets.overlay_dialog import OverlayDialog
from common.qt.widgets.paragraph import Paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence

TEMPLATES = 4
LONGEST = 500


class _Warning(NamedTuple):
    text: str
    incident_id: str | None


class WarnDialog(OverlayDialog):
    """Finishes with text and incident id, or None for the safe way.

    Args:
        window: what is covered.
        who: the candidate, as the panel says it.
        number: which warning it will be.
        evidence: ids and words of incidents that wait for a verdict, the gravest first.
    """

    def __init__(
        self, window: QWidget, who: str, number: int, evidence: Sequence[tuple[str, str]]
    ) -> None:
        super().__init__(window, width=560)
        self._words = QPlainTextEdit()
        self._evidence = DropDown()
        self._send = Button(text("proctor.warn.send"), ButtonKind.PRIMARY, ButtonSize.PANEL)
        self._cancel = Button(text("common.cancel"), ButtonKind.PLAIN, ButtonSize.PANEL)
        self._words.setObjectName("proctor.warn.text")
        self._evidence.setObjectName("proctor.warn.evidence")
        self._send.setObjectName("proctor.warn.send")
        self._cancel.setObjectName("proctor.warn.cancel")
        title = text("proctor.warn.title", who=who, number=number)
        self._lay_out(title)
        none = (None, text("proctor.warn.no_evidence"))
        self._evidence.set_options([*evidence, none])
        self._evidence.setCurrentIndex(0)
        self._evidence.setAccessibleName(text("proctor.warn.evidence"))
        self._words.setAccessibleName(text("proctor.warn.text"))
        self._words.textChanged.connect(self._on_changed)
        self._send.activated.connect(self._on_send)
        self._cancel.activated.connect(self._on_cancel)
        self.first_focus = self._words
        self.setAccessibleName(title)
        self._choose(text("proctor.warn.template_0"))

    def _lay_out(self, title: str) -> None:
        body = self.card.body
        body.addWidget(Label(TextStyle.HEADING, words=title))
        body.addSpacing(8)
        body.addWidget(Paragraph(TextStyle.LABEL, Token.MUTED, text("proctor.warn.body")))
        body.addSpacing(16)
        body.addLayout(self._templates())
        body.addSpacing(16)
        body.addWidget(Label(TextStyle.SECTION, words=text("proctor.warn.text")))
        body.addSpacing(6)
        self._words.setFixedHeight(theme().px(76))
        self._words.setTabChangesFocus(True)
        body.addWidget(self._words)
        body.addSpacing(16)
        body.addWidget(Label(TextStyle.SECTION, words=text("proctor.warn.evidence")))
        body.addSpacing(6)
        body.addWidget(self._evidence)
        body.addSpacing(20)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addStretch(1)
        foot.addWidget(self._cancel)
        foot.addWidget(self._send)
        body.addLayout(foot)

    def _templates(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(8)
        for number in range(TEMPLATES):
            words = text(f"proctor.warn.template_{number}")
            button = Button(words, size=ButtonSize.CARD)
            button.setObjectName(f"proctor.warn.template[{number}]")
            button.activated.connect(lambda words=words: self._choose(words))
            column.addWidget(button)
        return column

    def _choose(self, words: str) -> None:
        self._words.setPlainText(words)
        self._words.moveCursor(QTextCursor.MoveOperation.End)

    def _written(self) -> str:
        return self._words.toPlainText().strip()

    def _on_changed(self) -> None:
        length = len(self._written())
        too_long = text("proctor.warn.too_long", most=LONGEST) if length > LONGEST else None
        self._send.set_blocked(too_long if length else text("proctor.warn.empty"))

    def _on_send(self) -> None:
        incident = self._evidence.currentData()
        self.finish(_Warning(self._written(), incident if isinstance(incident, str) else None))

    def _on_cancel(self) -> None:
        self.finish(None)
