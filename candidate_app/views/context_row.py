"""The row that is always there: subject and numbers, or the one thing worth saying now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QWidget
from typing_extensions import override

from candidate_app.view_models.context_view_model import Context, ContextViewModel
from common.qt.i18n.text import text
from common.qt.icons import Icon
from common.qt.theme.theme import theme
from common.qt.theme.tokens import Token
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.banner import Banner
from common.qt.widgets.label import Label
from common.qt.widgets.view import View

if TYPE_CHECKING:
    from collections.abc import Sequence

BANNER, BANNER_WIDE = 36, 40


class ContextRow(View):
    """A message never moves the paper: it takes the place of the subject."""

    def __init__(self, view_model: ContextViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view_model = view_model
        self._is_wide = False
        self._banner = Banner(BANNER)
        self._banner.setObjectName("exam.banner")
        self._banner.sentence.setObjectName("exam.banner.sentence")
        self._subject = Label(TextStyle.BUTTON, shortens=True)
        self._numbers = Label(TextStyle.LABEL, Token.MUTED)
        self._line = QWidget()
        row = QHBoxLayout(self._line)
        row.setContentsMargins(4, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._subject)
        row.addWidget(self._numbers)
        row.addStretch(1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._line)
        self._stack.addWidget(self._banner)
        view_model.changed.connect(self.refresh)
        self.begin()

    def show_place(self, subject: str, numbers: Sequence[int]) -> None:
        """Say which questions are in sight."""
        self._subject.setText(subject)
        if not numbers:
            self._numbers.setText("")
        elif numbers[0] == numbers[-1]:
            self._numbers.setText(text("candidate.exam.one_number", number=numbers[0]))
        else:
            spoken = text("candidate.exam.numbers", first=numbers[0], last=numbers[-1])
            self._numbers.setText(spoken)

    def set_wide(self, *, wide: bool) -> None:
        """Choose the measures of a wide window."""
        self._is_wide = wide
        self.restyle()

    @override
    def restyle(self) -> None:
        """Keep the row's height, whatever it says."""
        self.setFixedHeight(theme().px(BANNER_WIDE if self._is_wide else BANNER))

    @override
    def refresh(self) -> None:
        """Show the picture."""
        picture = self._view_model.picture
        self._stack.setCurrentWidget(
            self._line if picture.context is Context.SUBJECT else self._banner
        )
        match picture.context:
            case Context.OFFLINE:
                fact = text("candidate.exam.unsent", count=picture.unsent) if picture.unsent else ""
                words = text("candidate.exam.offline")
                self._banner.tell(Token.OFFLINE, Icon.PLUG_OFF, words, fact)
            case Context.SLOW:
                fact = text("candidate.exam.unsent", count=picture.unsent)
                self._banner.tell(Token.OFFLINE, Icon.HOURGLASS, text("candidate.exam.slow"), fact)
            case Context.NOT_KEPT:
                self._tell_not_kept(picture.unsent)
            case Context.BACK:
                self._banner.tell(Token.OK, Icon.CHECK_CIRCLE, text("candidate.exam.back"))
            case Context.MINUTES:
                words = text("candidate.exam.minutes_left", count=picture.minutes)
                self._banner.tell(Token.WARN, Icon.CLOCK, words)
            case Context.NOTICE if picture.notice is not None:
                self._banner.tell(Token.ACCENT, Icon.INFO, picture.notice.words())
            case _:
                pass

    def _tell_not_kept(self, unsent: int) -> None:
        """Red only while an answer is durable nowhere."""
        if unsent:
            fact = text("candidate.exam.unsent", count=unsent)
            words = text("candidate.exam.not_kept")
            self._banner.tell(Token.DANGER, Icon.WARN, words, fact)
        else:
            words = text("candidate.exam.not_kept_here")
            self._banner.tell(Token.WARN, Icon.WARN, words)
