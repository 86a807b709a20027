"""What is missing before the next stage: beside the button that is off, in the rules' own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from common.console.rows.stage_step import StepKind
from common.console.texts.say import fault_texts
from common.console.texts.stage_words import stage_name
from common.qt.i18n.text import text
from common.qt.icons import Icon
from common.qt.theme.theme import theme
from common.qt.theme.tokens import Token
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.hairline import Hairline
from common.qt.widgets.icon_mark import IconMark
from common.qt.widgets.label import Label
from common.qt.widgets.paragraph import Paragraph
from common.qt.widgets.view import View

if TYPE_CHECKING:
    from proctor_app.view_models.stage_view_model import StageViewModel


class NextStepView(View):
    """Hidden while nothing is missing."""

    def __init__(self, view_model: StageViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view_model = view_model
        self._title = Label(TextStyle.SECTION)
        self._lines: list[tuple[QWidget, Paragraph]] = []
        self._column = QVBoxLayout()
        self._column.addWidget(self._title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._column)
        column.addWidget(Hairline())
        view_model.changed.connect(self.refresh)
        self.begin()

    @override
    def restyle(self) -> None:
        px = theme().px
        self._column.setContentsMargins(px(16), px(12), px(16), px(12))
        self._column.setSpacing(px(8))

    @override
    def refresh(self) -> None:
        step = self._view_model.picture.step
        reasons = () if step is None else fault_texts(step.reasons)
        if self._view_model.picture.held_by_chief:
            reasons = (text("console.step.held_by_chief"),)
        self.setVisible(bool(reasons))
        if step is None:
            return
        if step.kind is StepKind.NEXT and not self._view_model.picture.held_by_chief:
            self._title.setText(text("proctor.next.title", stage=stage_name(step.to)))
        else:
            self._title.setText(text("proctor.next.other"))
        while len(self._lines) < len(reasons):
            self._add()
        for place, (line, words) in enumerate(self._lines):
            line.setVisible(place < len(reasons))
            words.setText(reasons[place] if place < len(reasons) else "")

    def _add(self) -> None:
        line = QWidget()
        words = Paragraph(TextStyle.BODY, Token.MUTED)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(IconMark(Icon.CIRCLE, Token.WARN, 16), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1)
        self._column.addWidget(line)
        self._lines.append((line, words))
