"""All questions as tiles, ten a row, subjects a little apart; scrolls when there are many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from candidate_app.views.review_tile import HEIGHT, ReviewTile
from common.qt.theme.theme import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from candidate_app.view_models.exam_view_model import ExamPicture

A_ROW = 10
MOST_ROWS = 7
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -A_ROW,
    Qt.Key.Key_Down: A_ROW,
}


class ReviewGrid(QScrollArea):
    """`chosen` carries the number that was pressed; arrow keys move inside."""

    chosen = Signal(int)

    def __init__(self, exam: ExamPicture, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._tiles: list[ReviewTile] = []
        page = QWidget()
        page.setProperty("page", True)
        column = QVBoxLayout(page)
        column.setContentsMargins(4, 6, 4, 6)
        column.setSpacing(14)
        rows = 0
        for subject in dict.fromkeys(question.subject for question in exam.questions):
            numbers = [q.number for q in exam.questions if q.subject == subject]
            column.addLayout(self._grid(numbers))
            rows += -(-len(numbers) // A_ROW)
        column.addStretch(1)
        self.setWidget(page)
        shown = min(max(rows, 1), MOST_ROWS)
        self.setFixedHeight(shown * theme().px(HEIGHT + 6) + 30)
        self.show_exam(exam)

    def show_exam(self, exam: ExamPicture) -> None:
        """Show what is answered."""
        for tile, mark in zip(self._tiles, exam.marks, strict=True):
            tile.show_open(is_open=not mark.is_answered)

    def _grid(self, numbers: list[int]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        for at, number in enumerate(numbers):
            tile = ReviewTile(number)
            tile.clicked.connect(lambda _=False, pressed=number: self.chosen.emit(pressed))
            grid.addWidget(tile, at // A_ROW, at % A_ROW)
            self._tiles.append(tile)
        for column in range(A_ROW):
            grid.setColumnStretch(column, 1)
        return grid

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = QApplication.focusWidget()
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or not isinstance(focused, ReviewTile):
            event.ignore()
            return
        place = self._tiles.index(focused) + step
        if 0 <= place < len(self._tiles):
            self._tiles[place].setFocus(Qt.FocusReason.TabFocusReason)
            self.ensureWidgetVisible(self._tiles[place])
