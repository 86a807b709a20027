"""The style sheet of the whole program, made from tokens: what a palette cannot say."""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING

from common.qt.theme.tokens import Token

if TYPE_CHECKING:
    from collections.abc import Callable

    from common.qt.theme.tokens import Tokens

# Fonts are not set here: a style sheet would drop the tabular digits of the font object.
_SHEET = Template("""
QToolTip { background: $surface; color: $text; border: ${line}px solid $control_border;
  padding: 4px 8px; }
QMenu { background: $surface; border: ${line}px solid $border; padding: 4px; }
QMenu::item { padding: 7px 24px 7px 12px; border-radius: 4px; }
QMenu::item:selected { background: $selected; color: $text; }
QMenu::item:disabled { color: $disabled; }
QMenu::separator { height: 1px; background: $border; margin: 4px 8px; }

QScrollArea { border: 0; background: transparent; }
QScrollArea > QWidget > QWidget[page="true"] { background: transparent; }
QScrollBar:vertical { background: transparent; width: ${bar}px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: ${bar}px; margin: 0; }
QScrollBar::handle { background: $handle; border-radius: ${bar_radius}px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $mark_ring; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox {
  background: $surface; color: $text; border: ${line}px solid $control_border;
  border-radius: ${radius}px; padding: 0 ${pad}px;
  selection-background-color: $accent; selection-color: $on_accent;
  placeholder-text-color: $muted; }
QPlainTextEdit, QTextEdit { padding: ${half}px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QAbstractSpinBox:focus {
  border: ${focus_line}px solid $focus; }
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, QAbstractSpinBox:disabled {
  background: $background; color: $disabled; border-color: $border; }
QLineEdit[bare="true"], QLineEdit[bare="true"]:focus, QLineEdit[bare="true"]:disabled {
  border: 0; padding: 0; background: transparent; }

QAbstractItemView { background: $surface; border: 0; outline: 0;
  selection-background-color: $selected; selection-color: $text; }
QTableView { gridline-color: $border; }
QHeaderView, QTableCornerButton::section { background: $background; border: 0; }
QHeaderView::section { background: $background; color: $muted; border: 0;
  border-bottom: ${line}px solid $border; padding: 0 ${half}px; }
QSplitter::handle { background: $border; }

QLabel { background: transparent; }
QLabel:disabled { color: $disabled; }
$tones
""")
_TONES = tuple(
    token
    for token in Token
    if token not in (Token.BACKGROUND, Token.SURFACE, Token.BORDER, Token.SCRIM)
)


def style_sheet_of(tokens: Tokens, px: Callable[[float], int]) -> str:
    """The style sheet of a scheme; ``px`` scales a measure given at 100 %."""
    colors = {token.value: tokens[token] for token in Token}
    return _SHEET.substitute(
        colors,
        line=tokens.line,
        focus_line=tokens.focus_line,
        handle=tokens.over_surface(Token.MARK_RING, 0.7),
        bar=px(10),
        bar_radius=px(3),
        radius=px(6),
        pad=px(10),
        half=px(8),
        tones="\n".join(
            f'QLabel[tone="{token.value}"] {{ color: {tokens[token]}; }}' for token in _TONES
        ),
    )
