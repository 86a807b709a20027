"""Whether the server is there, in one line: icon and word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from candidate_app.view_models.status_view_model import LinkWord
from common.qt.i18n.text import text
from common.qt.icons import Icon
from common.qt.theme.tokens import Token
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.status_mark import StatusMark

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_LOOKS = {
    LinkWord.ASKING: (Token.IDLE, Icon.WIFI),
    LinkWord.CONNECTED: (Token.OK, Icon.WIFI),
    LinkWord.LOST: (Token.OFFLINE, Icon.PLUG_OFF),
    LinkWord.NOT_TRUSTED: (Token.DANGER, Icon.WARN),
}


class LinkMark(StatusMark):
    """Words of `candidate.link.<state>`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(style=TextStyle.BODY_STRONG, parent=parent)
        self.setObjectName("link")

    def show_link(self, link: LinkWord) -> None:
        """Show another state, in the language spoken now."""
        token, icon = _LOOKS[link]
        self.show_state(text(f"candidate.link.{link.value}"), token, icon)
