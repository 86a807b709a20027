"""The strip of tools: size, layout, high contrast at the left, counts at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from candidate_app.view_models.display_view_model import ZOOMS, Columns, DisplayViewModel
from candidate_app.views.count_strip import CountStrip
from common.qt.i18n.text import text
from common.qt.theme.scheme import Scheme
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.bar import Bar
from common.qt.widgets.check_box import CheckBox
from common.qt.widgets.label import Label
from common.qt.widgets.segment import Option, Segment
from common.qt.widgets.view import View

if TYPE_CHECKING:
    from candidate_app.view_models.exam_view_model import ExamViewModel

HEIGHT = 48


class ToolStrip(View):
    """What changes how the paper looks; `shown_columns` is what is really shown."""

    def __init__(
        self, exam: ExamViewModel, display: DisplayViewModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._exam, self._display = exam, display
        self._shown_columns = Columns.TWO
        self._bar = Bar(HEIGHT, 16)
        self._size_word, self._layout_word = Label(TextStyle.LABEL), Label(TextStyle.LABEL)
        self._size, self._layout_choice = Segment(), Segment()
        self._contrast = CheckBox(style=TextStyle.LABEL)
        self._counts = CountStrip()
        self._fill()
        self._size.chosen.connect(self._on_size)
        self._layout_choice.chosen.connect(self._on_layout)
        self._contrast.clicked.connect(display.toggle_contrast)
        exam.changed.connect(self.refresh)
        display.changed.connect(self.refresh)
        self.begin()

    def show_columns(self, columns: Columns) -> None:
        """Say which layout is really shown: a narrow window may step down."""
        self._shown_columns = columns
        self.refresh()

    def set_side(self, side: int) -> None:
        """Choose the padding at 100 %."""
        self._bar.set_measures(HEIGHT, side)

    def _fill(self) -> None:
        self._size.setObjectName("exam.zoom")
        self._layout_choice.setObjectName("exam.layout")
        self._contrast.setObjectName("exam.contrast")
        row = self._bar.row
        for word, choice in (
            (self._size_word, self._size),
            (self._layout_word, self._layout_choice),
        ):
            row.addWidget(word)
            row.addSpacing(10)
            row.addWidget(choice)
            row.addSpacing(20)
        row.addWidget(self._contrast)
        row.addStretch(1)
        row.addWidget(self._counts)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._bar)

    def _on_size(self, zoom: object) -> None:
        if isinstance(zoom, int):
            self._display.zoom_to(zoom)

    def _on_layout(self, columns: object) -> None:
        if isinstance(columns, Columns):
            self._display.lay_out(columns)

    @override
    def retranslate(self) -> None:
        """Set the fixed texts."""
        self._size_word.setText(text("candidate.display.size"))
        self._layout_word.setText(text("candidate.display.layout"))
        self._contrast.setText(text("candidate.display.contrast"))
        self._size.set_options([Option(zoom, f"{zoom} %") for zoom in ZOOMS])
        self._layout_choice.set_options(
            [
                Option(Columns.TWO, text("candidate.display.two")),
                Option(Columns.ONE, text("candidate.display.one")),
                Option(Columns.ONE_QUESTION, text("candidate.display.one_question")),
            ]
        )
        _name_items(self._size, [str(zoom) for zoom in ZOOMS])
        _name_items(self._layout_choice, ["two", "one", "one_question"])
        self._size.setAccessibleName(text("candidate.display.size"))
        self._layout_choice.setAccessibleName(text("candidate.display.layout"))

    @override
    def refresh(self) -> None:
        """Show both pictures."""
        display, exam = self._display.picture, self._exam.picture
        self._size.choose(display.zoom)
        self._layout_choice.choose(self._shown_columns)
        self._contrast.setChecked(display.scheme is Scheme.HIGH_CONTRAST)
        self._counts.show_counts(exam.total, exam.answered)


def _name_items(segment: Segment, names: list[str]) -> None:
    for item, name in zip(segment.findChildren(QPushButton), names, strict=True):
        item.setObjectName(f"{segment.objectName()}.{name}")
