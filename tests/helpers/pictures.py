"""Grabs a widget at a size, in a scheme and a language; for tests and for looking at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from common.qt.i18n.switch import languages
from common.qt.theme.theme import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QWidget

    from common.qt.i18n.language import Language
    from common.qt.theme.scheme import Scheme

SMALL = (1366, 768)
LARGE = (1920, 1080)


def settle() -> None:
    """Let layouts and repaints that wait happen now."""
    for _ in range(3):
        QApplication.sendPostedEvents()
        QApplication.processEvents()


def picture_of(
    widget: QWidget,
    size: tuple[int, int] = SMALL,
    scheme: Scheme | None = None,
    language: Language | None = None,
) -> QImage:
    """The widget as it looks on a screen of that size; shows it."""
    if scheme is not None:
        theme().use(scheme)
    if language is not None:
        languages().speak(language)
    widget.resize(*size)
    widget.show()
    settle()
    return widget.grab().toImage()
