import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from pytestqt.qtbot import QtBot

from common.qt.physical_keys import physical_key

NONE = Qt.KeyboardModifier.NoModifier


def pressed(key: int, scan_code: int, words: str = "") -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key, NONE, scan_code, 0, 0, words)


@pytest.mark.parametrize(
    ("platform", "scan_code", "letter"),
    [
        ("xcb", 24, "Q"),
        ("xcb", 58, "M"),
        ("xcb", 61, "/"),
        ("windows", 16, "Q"),
        ("windows", 50, "M"),
        ("xcb", 10, "1"),
        ("windows", 11, "0"),
        ("windows", 59, ""),
    ],
)
def test_the_place_counts_and_not_the_letter(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, platform: str, scan_code: int, letter: str
) -> None:
    monkeypatch.setattr(QGuiApplication, "platformName", lambda: platform)
    hangul = int(Qt.Key.Key_unknown)
    assert physical_key(pressed(hangul, scan_code, "ㅂ")) == letter


def test_presses_made_by_programs_have_no_scan_code(qtbot: QtBot) -> None:
    assert physical_key(pressed(int(Qt.Key.Key_Q), 0, "q")) == "Q"
    assert physical_key(pressed(int(Qt.Key.Key_F1), 0)) == ""
