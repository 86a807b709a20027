"""The line beside or under a button that says why it cannot be pressed now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from common.qt.theme.tokens import Token
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.label import Label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from common.qt.widgets.button import Button


class ReasonLine(Label):
    """Follows one button: its reason while it is blocked, else empty; the line keeps its room."""

    def __init__(self, button: Button, parent: QWidget | None = None) -> None:
        super().__init__(TextStyle.BODY, Token.MUTED, button.reason, parent=parent)
        button.block_changed.connect(self.setText)
