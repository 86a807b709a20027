"""Screen settings: size of the paper, colours, language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from candidate_app.view_models.display_view_model import ZOOMS, DisplayViewModel
from common.qt.i18n.language import Language
from common.qt.i18n.switch import languages
from common.qt.i18n.text import text
from common.qt.theme.scheme import Scheme
from common.qt.theme.tokens import Token
from common.qt.theme.type_scale import TextStyle
from common.qt.widgets.button import Button
from common.qt.widgets.button_look import ButtonKind
from common.qt.widgets.label import Label
from common.qt.widgets.overlay_dialog import OverlayDialog
from common.qt.widgets.segment import Option, Segment

if TYPE_CHECKING:
    from collections.abc import Callable

WIDTH = 560


class DisplayDialog(OverlayDialog):
    """Changes at once; there is nothing to confirm."""

    def __init__(self, window: QWidget, view_model: DisplayViewModel, top: int) -> None:
        super().__init__(window, WIDTH, top)
        self.setObjectName("display.dialog")
        self._view_model = view_model
        self._title = Label(TextStyle.HEADING)
        self._words = [Label(TextStyle.LABEL, Token.MUTED) for _ in range(3)]
        self._zoom, self._scheme, self._language = Segment(), Segment(), Segment()
        self._close = Button(kind=ButtonKind.PRIMARY)
        self._close.setObjectName("display.close")
        self._fill()
        self._zoom.chosen.connect(self._apply(view_model.zoom_to, int))
        self._scheme.chosen.connect(self._apply(view_model.use_scheme, Scheme))
        self._language.chosen.connect(self._apply(view_model.speak, Language))
        self._close.activated.connect(lambda: self.finish(None))
        languages().changed.connect(self._show)
        self.first_focus = self._close
        self._show()

    def _fill(self) -> None:
        rows = QGridLayout()
        rows.setHorizontalSpacing(24)
        rows.setVerticalSpacing(16)
        for at, choice in enumerate((self._zoom, self._scheme, self._language)):
            rows.addWidget(self._words[at], at, 0)
            rows.addWidget(choice, at, 1)
        rows.setColumnStretch(2, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._close)
        self.card.body.addWidget(self._title)
        self.card.body.addSpacing(20)
        self.card.body.addLayout(rows)
        self.card.body.addSpacing(24)
        self.card.body.addLayout(foot)

    def _show(self) -> None:
        picture = self._view_model.picture
        self._title.setText(text("candidate.display.title"))
        keys = ("candidate.display.size", "candidate.display.colors", "candidate.display.language")
        for label, key in zip(self._words, keys, strict=True):
            label.setText(text(key))
        self._zoom.set_options([Option(zoom, f"{zoom} %") for zoom in ZOOMS])
        self._zoom.choose(picture.zoom)
        self._scheme.set_options(
            [Option(scheme, text(f"candidate.display.{scheme.value}")) for scheme in Scheme]
        )
        self._scheme.choose(picture.scheme)
        self._language.set_options(
            [Option(each, text(f"candidate.display.speak_{each.value}")) for each in Language]
        )
        self._language.choose(picture.language)
        self._close.setText(text("candidate.display.close"))

    @staticmethod
    def _apply(act: Callable[..., None], kind: type) -> Callable[[object], None]:
        def chosen(value: object) -> None:
            if isinstance(value, kind):
                act(value)

        return chosen
