"""The families to write with, and the check that Hangul will not come out as boxes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QFontDatabase

from common.core.errors import SuiteError

if TYPE_CHECKING:
    from pathlib import Path

# NanumBarunGothic comes with NanumGothic in fonts-nanum and is heavier at 12 to 14 pixels.
FAMILIES = (
    "Pretendard",
    "Noto Sans KR",
    "Noto Sans CJK KR",
    "NanumBarunGothic",
    "NanumGothic",
    "Malgun Gothic",
)
TABULAR_DIGITS = "tnum"


class FontsMissingError(SuiteError):
    """The machine has no font with Hangul; every Korean word would be a row of boxes."""


def require_korean_fonts() -> None:
    """Make sure that Korean can be read.

    Raises:
        FontsMissingError: no installed font has Hangul.
    """
    if not QFontDatabase.families(QFontDatabase.WritingSystem.Korean):
        message = (
            "No font with Hangul is installed. Debian and Ubuntu: apt-get install fonts-nanum. "
            "Windows: add the Korean supplemental fonts in the optional features."
        )
        raise FontsMissingError(message)


def add_fonts(folder: Path) -> int:
    """Use the font files of a folder for this process only. Returns how many were taken."""
    files = (file for file in sorted(folder.glob("*")) if file.suffix.lower() in (".otf", ".ttf"))
    return sum(QFontDatabase.addApplicationFont(str(file)) >= 0 for file in files)


def base_font(pixels: int, weight: int) -> QFont:
    """A font of the suite: all families in order of liking, digits of one width."""
    font = QFont()
    font.setFamilies(list(FAMILIES))
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight(weight))
    font.setFeature(QFont.Tag(TABULAR_DIGITS), 1)
    font.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    return font
