"""What every test of widgets needs: the look and the language it begins with, and pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QApplication, QWidget


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    """Light scheme, Korean, 100 %; whatever a test changes is put back."""
    from common.qt.i18n.language import Language  # noqa: PLC0415 - after the application
    from common.qt.i18n.switch import languages  # noqa: PLC0415
    from common.qt.theme.scheme import Flavour, Scheme  # noqa: PLC0415
    from common.qt.theme.theme import theme  # noqa: PLC0415

    assert qapp is not None
    theme().set_scale(1.0)
    theme().install(Flavour.CONSOLE, Scheme.LIGHT)
    languages().speak(Language.KO)
    yield
    theme().set_scale(1.0)
    languages().speak(Language.KO)


def click(widget: QWidget, place: QPoint | None = None) -> None:
    """Click the left button on a widget, in its middle unless told where."""
    QTest.mouseClick(
        widget,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        place or widget.rect().center(),
    )


def press(
    widget: QWidget,
    key: Qt.Key,
    modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """Press and release a key on a widget."""
    QTest.keyClick(widget, key, modifier)


def type_words(widget: QWidget, words: str) -> None:
    """Type Latin letters and digits into a widget."""
    QTest.keyClicks(widget, words)
