"""A field that filters while one types; the key that leads to it stands at its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from common.qt.icons import Icon
from common.qt.theme.tokens import Token
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.chip import ChipLook
from common.qt.widgets.field_box import FieldBox, FieldSize
from common.qt.widgets.status_mark import StatusMark

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class SearchField(FieldBox):
    """``searched`` carries the text after each change."""

    searched = Signal(str)

    def __init__(
        self, key: str = "/", size: FieldSize = FieldSize.XS, parent: QWidget | None = None
    ) -> None:
        super().__init__(size, Icon.SEARCH, parent)
        self._key = StatusMark(key, Token.MUTED, style=TextStyle.SMALL, parent=self)
        self._key.set_look(ChipLook.OUTLINE)
        self.row.addWidget(self._key)
        self._key.setVisible(bool(key))
        self.edit.textChanged.connect(self._on_text_changed)

    def set_name(self, name: str) -> None:
        """What is searched, as placeholder and for the screen reader."""
        self.edit.setPlaceholderText(name)
        self.edit.setAccessibleName(name)

    def _on_text_changed(self, words: str) -> None:
        self.searched.emit(words.strip())
