"""Icon and word in the colour of a state: never a colour alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from common.qt.theme.tokens import Token
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.chip import Chip, ChipLook

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from common.qt.icons import Icon


class StatusMark(Chip):
    """A bare chip, 13 or 14 px, for rows and headers: ✓ 저장됨, ⚠ 경고 2."""

    def __init__(
        self,
        words: str = "",
        token: Token = Token.MUTED,
        icon: Icon | None = None,
        style: TextStyle = TextStyle.CHIP,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words, token, ChipLook.PLAIN, icon, parent)
        self._style = style
        self._restyle()
