"""Says that the server is gone, what goes on without it, and from when the picture is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from common.qt.i18n.text import text
from common.qt.i18n.times import clock_text
from common.qt.icons import Icon
from common.qt.theme.tokens import Token
from common.qt.widgets.banner import Banner

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class LinkLostBanner(Banner):
    """56 high under the stage bar; hidden while the link stands."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(56, edge_to_edge=True, parent=parent)
        self.hide()

    def show_lost(self, heard_ms: int) -> None:
        """Show from when the picture is."""
        self.tell(Token.OFFLINE, Icon.PLUG_OFF, text("console.lost.sentence"))
        self.set_detail(text("console.lost.detail", time=clock_text(heard_ms)))
        self.show()
