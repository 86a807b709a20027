"""Colours by meaning. No other module of the programs holds a colour."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from common.qt.theme.contrast import mix
from common.qt.theme.scheme import Flavour, Scheme

if TYPE_CHECKING:
    from collections.abc import Mapping


class Token(StrEnum):
    """What a colour means."""

    BACKGROUND = "background"
    SURFACE = "surface"
    BORDER = "border"
    CONTROL_BORDER = "control_border"
    MARK_RING = "mark_ring"
    TEXT = "text"
    MUTED = "muted"
    ACCENT = "accent"
    ON_ACCENT = "on_accent"
    ACTIVE = "active"
    OK = "ok"
    WARN = "warn"
    OFFLINE = "offline"
    DANGER = "danger"
    SUSPECT = "suspect"
    IDLE = "idle"
    SELECTED = "selected"
    DISABLED = "disabled"
    FOCUS = "focus"
    SCRIM = "scrim"


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one scheme and how they may be thinned.

    Args:
        scheme: which scheme this is, never ``SYSTEM``.
        colors: each token as ``#RRGGBB``.
        tint_share: opacity of a status colour as an area; 0 means no tints at all.
        line: width of hairlines and borders in pixels.
        focus_line: width of the focus ring in pixels.
    """

    scheme: Scheme
    colors: Mapping[Token, str]
    tint_share: float
    line: int
    focus_line: int

    def __getitem__(self, token: Token) -> str:
        """The colour of a token."""
        return self.colors[token]

    @property
    def is_high_contrast(self) -> bool:
        """Black, white and yellow: no tints, no thinned colours."""
        return self.scheme is Scheme.HIGH_CONTRAST

    def over_surface(self, token: Token, share: float) -> str:
        """A colour thinned over the surface; high contrast thins nothing."""
        if self.is_high_contrast:
            return self[token]
        return mix(self[token], self[Token.SURFACE], share)

    def tint(self, token: Token) -> str:
        """The area colour of a status; the bare surface in high contrast."""
        return mix(self[token], self[Token.SURFACE], self.tint_share)

    def tint_border(self, token: Token) -> str:
        """The border of a tinted area."""
        return self.over_surface(token, 0.6)

    def fill(self, token: Token) -> str:
        """The filled part of a progress bar."""
        return self.over_surface(token, 0.75)

    def track(self) -> str:
        """The empty part of a progress bar."""
        return mix(self[Token.MUTED], self[Token.SURFACE], 0.16)

    def on_fill(self) -> str:
        """Words on an area filled with a status colour."""
        return self[Token.SURFACE] if self.scheme is Scheme.LIGHT else self[Token.BACKGROUND]

    def pressed(self) -> str:
        """A control while it is held down."""
        return mix(self[Token.MUTED], self[Token.SURFACE], 0.10)


_T = Token
_LIGHT = {
    _T.BACKGROUND: "#F7F8FA",
    _T.SURFACE: "#FFFFFF",
    _T.BORDER: "#D9DEE5",
    _T.CONTROL_BORDER: "#B9C1CC",
    _T.MARK_RING: "#8A94A3",
    _T.TEXT: "#1A1F26",
    _T.MUTED: "#5A6472",
    _T.ACCENT: "#2457C5",
    _T.ON_ACCENT: "#FFFFFF",
    _T.ACTIVE: "#0072B2",
    _T.OK: "#007A5A",
    _T.WARN: "#9A5200",
    _T.OFFLINE: "#8A5A00",
    _T.DANGER: "#B3261E",
    _T.SUSPECT: "#A8326E",
    _T.IDLE: "#616C7A",
    _T.SELECTED: "#EBF0FA",
    _T.DISABLED: "#79828D",
    _T.FOCUS: "#2457C5",
    _T.SCRIM: "#14171C",
}
_DARK = {
    _T.BACKGROUND: "#14171C",
    _T.SURFACE: "#1C2128",
    _T.BORDER: "#343C47",
    _T.CONTROL_BORDER: "#4A5563",
    _T.MARK_RING: "#76818F",
    _T.TEXT: "#E8ECF1",
    _T.MUTED: "#9AA5B3",
    _T.ACCENT: "#7AA2FF",
    _T.ON_ACCENT: "#14171C",
    _T.ACTIVE: "#56B4E9",
    _T.OK: "#2CC295",
    _T.WARN: "#F0A030",
    _T.OFFLINE: "#E8B04A",
    _T.DANGER: "#FF6B5E",
    _T.SUSPECT: "#E08AB8",
    _T.IDLE: "#949FAE",
    _T.SELECTED: "#2D384F",
    _T.DISABLED: "#7F8995",
    _T.FOCUS: "#7AA2FF",
    _T.SCRIM: "#14171C",
}
_HIGH_CONTRAST = {
    _T.BACKGROUND: "#000000",
    _T.SURFACE: "#000000",
    _T.BORDER: "#FFFFFF",
    _T.CONTROL_BORDER: "#FFFFFF",
    _T.MARK_RING: "#FFFFFF",
    _T.TEXT: "#FFFFFF",
    _T.MUTED: "#FFFFFF",
    _T.ACCENT: "#FFE600",
    _T.ON_ACCENT: "#000000",
    _T.ACTIVE: "#6FD3FF",
    _T.OK: "#5CFFB0",
    _T.WARN: "#FFC24D",
    _T.OFFLINE: "#FFD166",
    _T.DANGER: "#FF9C92",
    _T.SUSPECT: "#FFB3DC",
    _T.IDLE: "#FFFFFF",
    _T.SELECTED: "#000000",
    _T.DISABLED: "#CCCCCC",
    _T.FOCUS: "#00E5FF",
    _T.SCRIM: "#000000",
}


def tokens_of(scheme: Scheme, flavour: Flavour = Flavour.CANDIDATE) -> Tokens:
    """The tokens of a scheme; ``SYSTEM`` must have been resolved before.

    Raises:
        ValueError: the scheme is ``SYSTEM``.
    """
    if scheme is Scheme.SYSTEM:
        message = "SYSTEM is a wish, not a look: ask Theme which scheme it means"
        raise ValueError(message)
    if scheme is Scheme.HIGH_CONTRAST:
        return Tokens(scheme, _HIGH_CONTRAST, tint_share=0.0, line=2, focus_line=3)
    if scheme is Scheme.DARK:
        return Tokens(scheme, _DARK, tint_share=0.16, line=1, focus_line=2)
    share = 0.08 if flavour is Flavour.CONSOLE else 0.10
    return Tokens(scheme, _LIGHT, tint_share=share, line=1, focus_line=2)
