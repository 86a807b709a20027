"""Tokens as a QPalette, so that every stock widget takes part without a style sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QPalette

from common.qt.theme.tokens import Token

if TYPE_CHECKING:
    from common.qt.theme.tokens import Tokens

_R = QPalette.ColorRole
_ROLES = {
    _R.Window: Token.BACKGROUND,
    _R.WindowText: Token.TEXT,
    _R.Base: Token.SURFACE,
    _R.AlternateBase: Token.BACKGROUND,
    _R.Text: Token.TEXT,
    _R.Button: Token.SURFACE,
    _R.ButtonText: Token.TEXT,
    _R.BrightText: Token.DANGER,
    _R.Highlight: Token.ACCENT,
    _R.HighlightedText: Token.ON_ACCENT,
    _R.Accent: Token.ACCENT,
    _R.Link: Token.ACCENT,
    _R.LinkVisited: Token.ACCENT,
    _R.PlaceholderText: Token.MUTED,
    _R.ToolTipBase: Token.SURFACE,
    _R.ToolTipText: Token.TEXT,
    _R.Light: Token.SURFACE,
    _R.Midlight: Token.BACKGROUND,
    _R.Mid: Token.BORDER,
    _R.Dark: Token.CONTROL_BORDER,
    _R.Shadow: Token.BORDER,
}


def palette_of(tokens: Tokens) -> QPalette:
    """The palette of a scheme; disabled text has its own token."""
    palette = QPalette()
    for role, token in _ROLES.items():
        palette.setColor(role, QColor(tokens[token]))
    for role in (_R.WindowText, _R.Text, _R.ButtonText, _R.PlaceholderText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens[Token.DISABLED]))
    return palette
