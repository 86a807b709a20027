"""The bar under the paper: the link, pages in the middle of the sheet, what is open, hand in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from candidate_app.views.link_mark import LinkMark
from common.qt.i18n.text import text
from common.qt.icons import Icon
from common.qt.theme.theme import theme
from common.qt.theme.tokens import Token
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.bar import Bar
from common.qt.widgets.button import Button
from common.qt.widgets.button_look import ButtonKind
from common.qt.widgets.label import Label
from common.qt.widgets.view import View

if TYPE_CHECKING:
    from candidate_app.view_models.exam_view_model import ExamViewModel
    from candidate_app.view_models.status_view_model import StatusViewModel
    from candidate_app.view_models.submit_view_model import SubmitViewModel

HEIGHT, HEIGHT_WIDE = 60, 68
SIDE, SIDE_WIDE = 16, 24


class ExamBottomBar(View):
    """`turned` carries -1 or 1; the page in sight is told by `show_page`."""

    turned = Signal(int)

    def __init__(
        self,
        exam: ExamViewModel,
        status: StatusViewModel,
        submit: SubmitViewModel,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._exam, self._status = exam, status
        self._page, self._pages, self._single = 1, 1, False
        self._bar = Bar(HEIGHT, SIDE, Qt.Edge.TopEdge)
        self._link = LinkMark()
        self._back, self._next = Button(icon=Icon.PREVIOUS), Button()
        self._next.set_icon(Icon.NEXT, trailing=True)
        self._place = Label(TextStyle.BUTTON)
        self._place.setObjectName("exam.page")
        self._open = Button()
        self._submit = Button(kind=ButtonKind.OUTLINE, icon=Icon.SEND)
        self._pager = QWidget()
        self._right = QWidget()
        self._fill()
        self._back.activated.connect(lambda: self.turned.emit(-1))
        self._next.activated.connect(lambda: self.turned.emit(1))
        self._open.activated.connect(submit.open_list)
        self._submit.activated.connect(submit.open_review)
        exam.changed.connect(self.refresh)
        status.changed.connect(self.refresh)
        self.begin()

    def show_page(self, page: int, pages: int, *, single: bool) -> None:
        """Say which page of how many is in sight; one question a page is counted in questions."""
        self._page, self._pages, self._single = page, pages, single
        self.refresh()

    def set_wide(self, *, wide: bool, panel: int) -> None:
        """Choose the measures of a wide window; pages stand in the middle of the sheet."""
        self._bar.set_measures(HEIGHT_WIDE if wide else HEIGHT, SIDE_WIDE if wide else SIDE)
        self._right.setMinimumWidth(panel)

    def _fill(self) -> None:
        for button, name in (
            (self._back, "exam.previous"),
            (self._next, "exam.next"),
            (self._open, "exam.unanswered"),
            (self._submit, "exam.submit"),
        ):
            button.setObjectName(name)
        pager = QHBoxLayout(self._pager)
        pager.setContentsMargins(0, 0, 0, 0)
        pager.setSpacing(0)
        for part in (self._back, self._place, self._next):
            pager.addWidget(part)
        right = QHBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(12)
        right.addStretch(1)
        right.addWidget(self._open)
        right.addWidget(self._submit)
        row = self._bar.row
        left = _beside(self._link)
        # Equal shares at both sides put the pages in the middle of the sheet.
        row.addWidget(left, 1)
        row.addWidget(self._pager)
        row.addWidget(QWidget(), 1)
        row.addWidget(self._right)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._bar)

    @override
    def retranslate(self) -> None:
        """Set the fixed texts."""
        self._back.setText(text("candidate.exam.previous"))
        self._next.setText(text("candidate.exam.next"))
        self._open.setText(text("candidate.exam.unanswered"))
        self._open.set_help("F9")
        self._submit.setText(text("candidate.exam.submit"))

    @override
    def restyle(self) -> None:
        """Follow the chrome's scale."""
        for button in (self._back, self._next):
            button.setMinimumWidth(theme().px(124))
        self._place.setMinimumWidth(theme().px(112))
        self._place.setAlignment(Qt.AlignmentFlag.AlignCenter)

    @override
    def refresh(self) -> None:
        """Show pages, link and what is open."""
        exam = self._exam.picture
        self._link.show_link(self._status.picture.link)
        self._open.set_count(str(exam.open) if exam.open else "", Token.WARN)
        self._pager.setVisible(self._pages > 1)
        key = "candidate.exam.question_of" if self._single else "candidate.exam.page_of"
        self._place.setText(text(key, page=self._page, pages=self._pages))
        first = text("candidate.exam.is_first") if self._page <= 1 else None
        last = text("candidate.exam.is_last") if self._page >= self._pages else None
        self._back.set_blocked(first)
        self._next.set_blocked(last)


def _beside(widget: QWidget) -> QWidget:
    """A widget at the left end of a share of the bar."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(widget)
    row.addStretch(1)
    return holder
