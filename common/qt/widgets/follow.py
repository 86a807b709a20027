"""Keeps a widget up to date with the theme and the language for as long as it lives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from common.qt.i18n.switch import languages
from common.qt.theme.theme import theme

if TYPE_CHECKING:
    from collections.abc import Callable


def follow_theme(restyle: Callable[[], None]) -> None:
    """Call a widget's bound method now and after each change of scheme or scale.

    Qt forgets the connection when the widget dies: the method must be one of a QObject.
    """
    theme().changed.connect(restyle)
    restyle()


def follow_language(retranslate: Callable[[], None]) -> None:
    """Call a widget's bound method now and after each change of language."""
    languages().changed.connect(retranslate)
    retranslate()
