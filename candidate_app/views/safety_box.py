"""Are my answers safe: the first thing a covered screen says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from common.qt.i18n.text import text
from common.qt.i18n.times import clock_text
from common.qt.icons import Icon
from common.qt.theme.tokens import Token
from common.qt.widgets.banner import Banner

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from candidate_app.view_models.hold_view_model import HoldPicture


class SafetyBox(Banner):
    """Says "safe" only of answers that the server has acknowledged."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(60, parent=parent)
        self.setObjectName("hold.safety")

    def show_hold(self, picture: HoldPicture) -> None:
        """Show where the answers are."""
        if picture.unsent:
            words, fact = (
                text("candidate.hold.kept"),
                text("candidate.exam.unsent", count=picture.unsent),
            )
            self.tell(Token.OFFLINE, Icon.PLUG_OFF, words, fact)
            return
        fact = ""
        if picture.saved_ms is not None:
            at = clock_text(picture.saved_ms)
            fact = text("candidate.hold.saved", count=picture.answered, time=at)
        self.tell(Token.OK, Icon.CHECK, text("candidate.hold.safe"), fact)
