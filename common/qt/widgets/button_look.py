"""What kinds and sizes of button there are, and which colours each shows in which state."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from common.qt.theme.contrast import mix
from common.qt.theme.theme import theme
from common.qt.theme.tokens import Token, Tokens
from common.qt.theme.type_scale import TextStyle


class ButtonKind(Enum):
    """How loud a button is; one primary per region."""

    PRIMARY = "primary"
    PLAIN = "plain"
    OUTLINE = "outline"
    DANGER = "danger"
    DANGER_FILLED = "danger_filled"
    QUIET = "quiet"
    LINK = "link"


class ButtonSize(Enum):
    """Height, side padding, text, icon, least width, space between icon and word."""

    CARD = (28, 10, TextStyle.CHIP, 16, 0, 6)
    CONSOLE = (32, 12, TextStyle.BODY_STRONG, 16, 0, 6)
    PANEL = (36, 14, TextStyle.BODY_STRONG, 16, 0, 8)
    S = (36, 14, TextStyle.SECTION, 16, 0, 8)
    M = (44, 18, TextStyle.BUTTON, 18, 96, 8)
    L = (52, 24, TextStyle.BUTTON_LARGE, 20, 120, 8)
    XL = (56, 24, TextStyle.BUTTON_LARGE, 20, 120, 8)

    @property
    def height(self) -> int:
        """Height at 100 %."""
        return self.value[0]

    @property
    def side(self) -> int:
        """Padding left and right at 100 %."""
        return self.value[1]

    @property
    def style(self) -> TextStyle:
        """How the word is written."""
        return self.value[2]

    @property
    def icon(self) -> int:
        """Size of the icon at 100 %."""
        return self.value[3]

    @property
    def least_width(self) -> int:
        """Width of a button with a short word at 100 %."""
        return self.value[4]

    @property
    def gap(self) -> int:
        """Space between icon and word at 100 %."""
        return self.value[5]


@dataclass(frozen=True, slots=True)
class ButtonState:
    """What a button's colours depend on, besides its kind."""

    blocked: bool = False
    hovered: bool = False
    held: bool = False
    checked: bool = False


@dataclass(frozen=True, slots=True)
class ButtonColors:
    """The colours of one moment; None is nothing painted."""

    words: str
    fill: str | None = None
    border: str | None = None
    line: float | None = None


def colors_of(kind: ButtonKind, state: ButtonState) -> ButtonColors:
    """The colours of a button in the scheme in force."""
    tokens = theme().tokens
    if state.blocked:
        bare = kind in (ButtonKind.QUIET, ButtonKind.LINK)
        fill, border = (None, None) if bare else (tokens[Token.BACKGROUND], tokens[Token.BORDER])
        return ButtonColors(tokens[Token.DISABLED], fill, border)
    if state.checked:
        accent = tokens[Token.ACCENT]
        line = 3 if tokens.is_high_contrast else None
        return ButtonColors(accent, tokens[Token.SELECTED], accent, line)
    if kind in (ButtonKind.PRIMARY, ButtonKind.DANGER_FILLED):
        return _filled(kind, state, tokens)
    return _open(kind, state, tokens)


def _filled(kind: ButtonKind, state: ButtonState, tokens: Tokens) -> ButtonColors:
    primary = kind is ButtonKind.PRIMARY
    color = tokens[Token.ACCENT if primary else Token.DANGER]
    words = tokens[Token.ON_ACCENT] if primary else tokens.on_fill()
    depth = 0.16 if state.held else 0.08 if state.hovered else 0.0
    return ButtonColors(words, mix(tokens[Token.TEXT], color, depth))


def _open(kind: ButtonKind, state: ButtonState, tokens: Tokens) -> ButtonColors:
    color = {
        ButtonKind.OUTLINE: Token.ACCENT,
        ButtonKind.LINK: Token.ACCENT,
        ButtonKind.DANGER: Token.DANGER,
    }.get(kind, Token.TEXT)
    bare = kind in (ButtonKind.QUIET, ButtonKind.LINK)
    hover = tokens[Token.BACKGROUND] if color is Token.TEXT else tokens.tint(color)
    fill = tokens.pressed() if state.held else hover if state.hovered else tokens[Token.SURFACE]
    border = tokens[Token.CONTROL_BORDER] if color is Token.TEXT else tokens[color]
    if bare:
        fill_bare = fill if state.hovered or state.held else None
        return ButtonColors(tokens[color], fill_bare)
    return ButtonColors(tokens[color], fill, border)
