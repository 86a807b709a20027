"""The look in force: one object that every widget asks and that switches everything at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from common.qt.theme.fonts import base_font
from common.qt.theme.palette import palette_of
from common.qt.theme.scheme import Flavour, Scheme
from common.qt.theme.style_sheet import style_sheet_of
from common.qt.theme.tokens import Token, Tokens, tokens_of
from common.qt.theme.type_scale import TextStyle

if TYPE_CHECKING:
    from PySide6.QtGui import QFont


class Theme(QObject):
    """Scheme, flavour and scale of the program. ``changed`` comes after all is in place.

    The scale is the chrome factor of the candidate's screen (1.0, 1.125, 1.25): sizes and
    writing are laid out anew, nothing is stretched as a picture.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._wish = Scheme.SYSTEM
        self._flavour = Flavour.CANDIDATE
        self._scale = 1.0
        self._tokens = tokens_of(Scheme.LIGHT)
        self._colors: dict[str, QColor] = {}
        self._fonts: dict[TextStyle, QFont] = {}
        self._installed = False

    @property
    def tokens(self) -> Tokens:
        """The colours in force."""
        return self._tokens

    @property
    def wish(self) -> Scheme:
        """What the person chose; may be ``SYSTEM``."""
        return self._wish

    @property
    def flavour(self) -> Flavour:
        """Whose tints and focus rings these are."""
        return self._flavour

    @property
    def scale(self) -> float:
        """The chrome factor in force."""
        return self._scale

    def install(self, flavour: Flavour, wish: Scheme = Scheme.SYSTEM) -> None:
        """Dress the application and follow the desktop from now on; once per program."""
        self._flavour = flavour
        self._wish = wish
        if not self._installed:
            self._installed = True
            hints = QApplication.styleHints()
            hints.colorSchemeChanged.connect(self._on_system_changed)
            hints.accessibility().contrastPreferenceChanged.connect(self._on_system_changed)
            QApplication.setStyle("Fusion")
        self.use(wish)

    def use(self, wish: Scheme) -> None:
        """Choose a scheme; every window changes at once."""
        self._wish = wish
        asked = {Scheme.SYSTEM: Qt.ColorScheme.Unknown, Scheme.LIGHT: Qt.ColorScheme.Light}
        QApplication.styleHints().setColorScheme(asked.get(wish, Qt.ColorScheme.Dark))
        self._apply()

    def set_scale(self, scale: float) -> None:
        """Choose the chrome factor."""
        if scale != self._scale:
            self._scale = scale
            self._apply()

    def color(self, token: Token) -> QColor:
        """The colour of a token, to paint with."""
        return self.paint(self._tokens[token])

    def tint(self, token: Token) -> QColor:
        """The area colour of a status, to paint with."""
        return self.paint(self._tokens.tint(token))

    def paint(self, color: str) -> QColor:
        """A colour text as a colour, made once."""
        found = self._colors.get(color)
        if found is None:
            found = self._colors[color] = QColor(color)
        return found

    def px(self, measure: float) -> int:
        """A measure given at 100 %, in pixels of the chrome in force."""
        return round(measure * self._scale)

    def font(self, style: TextStyle) -> QFont:
        """The font of a text style in the chrome in force."""
        found = self._fonts.get(style)
        if found is None:
            found = self._fonts[style] = base_font(self.px(style.pixels), style.weight)
        return found

    def resolved(self) -> Scheme:
        """The scheme that the wish means on this desktop now."""
        if self._wish is not Scheme.SYSTEM:
            return self._wish
        hints = QApplication.styleHints()
        if hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast:
            return Scheme.HIGH_CONTRAST
        return Scheme.DARK if hints.colorScheme() is Qt.ColorScheme.Dark else Scheme.LIGHT

    def _apply(self) -> None:
        self._tokens = tokens_of(self.resolved(), self._flavour)
        self._fonts.clear()
        QApplication.setPalette(palette_of(self._tokens))
        QApplication.setFont(self.font(TextStyle.BODY))
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.setStyleSheet(style_sheet_of(self._tokens, self.px))
        self.changed.emit()

    def _on_system_changed(self) -> None:
        if self._wish is Scheme.SYSTEM and self.resolved() is not self._tokens.scheme:
            self._apply()


class _Held:
    """The one theme of the process, made at first use."""

    theme: Theme | None = None


def theme() -> Theme:
    """The theme of this program."""
    if _Held.theme is None:
        _Held.theme = Theme()
    return _Held.theme
