"""What the proctor says: over the sheet's upper edge, until it was read. It moves nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from common.qt.i18n.text import text
from common.qt.icons import Icon
from common.qt.theme.theme import theme
from common.qt.theme.tokens import Token
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.button import Button
from common.qt.widgets.button_look import ButtonSize
from common.qt.widgets.icon_mark import IconMark
from common.qt.widgets.label import Label
from common.qt.widgets.painting import BoxLook, paint_box, painter_of
from common.qt.widgets.paragraph import Paragraph
from common.qt.widgets.view import View

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from candidate_app.view_models.warning_view_model import WarningViewModel

LEAST = 60


class WarningNote(View):
    """A floating child of the window; as high as its words, at least two lines."""

    def __init__(self, view_model: WarningViewModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._view_model = view_model
        self._icon = IconMark(Icon.CHAT, Token.ACCENT, 20)
        self._title = Label(TextStyle.SECTION, Token.ACCENT)
        self._words = Paragraph(TextStyle.FACT)
        self._words.setObjectName("warning.text")
        self._read = Button(size=ButtonSize.S)
        self._read.setObjectName("warning.acknowledge")
        self._read.activated.connect(view_model.acknowledge)
        self.setObjectName("warning")
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self._title)
        column.addWidget(self._words, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 12, 8)
        row.setSpacing(12)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        row.addWidget(self._read, 0, Qt.AlignmentFlag.AlignVCenter)
        self.hide()
        view_model.changed.connect(self.refresh)
        self.begin()

    def place(self, room: QRect) -> None:
        """Lie over the top of `room`, as high as the words need, never higher than it."""
        margins = self.contentsMargins()
        row = self.layout()
        height = row.heightForWidth(room.width()) if row is not None else LEAST
        height = max(theme().px(LEAST), height + margins.top() + margins.bottom())
        self.setGeometry(room.left(), room.top(), room.width(), min(height, room.height()))
        self.raise_()

    @override
    def retranslate(self) -> None:
        """Set the fixed texts."""
        self._title.setText(text("candidate.warning.title"))
        self._read.setText(text("candidate.warning.read"))

    @override
    def refresh(self) -> None:
        """Show the message, or nothing."""
        picture = self._view_model.picture
        self._words.setText(picture.words)
        self.setAccessibleName(f"{self._title.text()} {picture.words}")
        was_hidden = self.isHidden()
        self.setVisible(picture.is_shown)
        if picture.is_shown and was_hidden and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, picture.words))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme().tokens
        look = BoxLook(theme().tint(Token.ACCENT), theme().paint(tokens.tint_border(Token.ACCENT)))
        painter = painter_of(self)
        painter.fillRect(self.rect().adjusted(2, 2, -2, -2), theme().color(Token.SURFACE))
        paint_box(painter, self.rect(), theme().px(6), look)
