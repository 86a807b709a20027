"""A lock is released with what it was: 정상, 주의 or 부정 의심."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from common.qt.i18n.text import text
from common.qt.theme.tokens import Token
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.button import Button
from common.qt.widgets.button_look import ButtonKind, ButtonSize
from common.qt.widgets.label import Label
from common.qt.widgets.overlay_dialog import OverlayDialog
from common.qt.widgets.paragraph import Paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence


class VerdictDialog(OverlayDialog):
    """Finishes with the verdict, or None for the safe way.

    Args:
        window: what is covered.
        who: the candidate, as the panel says it.
        verdicts: what may be said; none of them is chosen before.
    """

    def __init__(self, window: QWidget, who: str, verdicts: Sequence[str]) -> None:
        super().__init__(window, width=520)
        body = self.card.body
        body.addWidget(Label(TextStyle.HEADING, words=text("proctor.release.title", who=who)))
        body.addSpacing(8)
        body.addWidget(Paragraph(TextStyle.LABEL, Token.MUTED, text("proctor.release.body")))
        body.addSpacing(20)
        for verdict in verdicts:
            body.addWidget(self._option(verdict))
            body.addSpacing(12)
        cancel = Button(text("common.cancel"), ButtonKind.PLAIN, ButtonSize.PANEL)
        cancel.setObjectName("proctor.release.cancel")
        cancel.activated.connect(self._on_cancel)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(cancel)
        body.addSpacing(8)
        body.addLayout(foot)
        self.first_focus = cancel
        self.setAccessibleName(text("proctor.release.title", who=who))

    def _option(self, verdict: str) -> QWidget:
        row = QWidget()
        button = Button(text(f"console.verdict.{verdict}"), size=ButtonSize.PANEL)
        button.setObjectName(f"proctor.release.{verdict}")
        button.setMinimumWidth(120)
        button.activated.connect(lambda: self.finish(verdict))
        words = QVBoxLayout()
        words.addWidget(
            Paragraph(TextStyle.BODY, Token.MUTED, text(f"proctor.release.means_{verdict}"))
        )
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(16)
        line.addWidget(button)
        line.addLayout(words, 1)
        return row

    def _on_cancel(self) -> None:
        self.finish(None)
