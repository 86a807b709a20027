"""Invented words for the gallery, Korean and English side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from common.qt.i18n.language import Language

if TYPE_CHECKING:
    from collections.abc import Callable


def words_in(language: Language) -> Callable[[str, str], str]:
    """A function that takes both and gives one."""
    return lambda korean, english: korean if language is Language.KO else english
