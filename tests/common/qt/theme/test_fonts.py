import pytest
from PySide6.QtGui import QFontDatabase, QFontInfo
from pytestqt.qtbot import QtBot

from common.qt.theme import fonts
from common.qt.theme.fonts import FontsMissingError, require_korean_fonts


def test_this_machine_can_write_korean(qtbot: QtBot) -> None:
    require_korean_fonts()


def test_without_hangul_the_program_says_what_to_install(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Bare:
        WritingSystem = QFontDatabase.WritingSystem

        @staticmethod
        def families(_system: QFontDatabase.WritingSystem) -> list[str]:
            return []

    monkeypatch.setattr(fonts, "QFontDatabase", Bare)
    with pytest.raises(FontsMissingError, match="fonts-nanum"):
        require_korean_fonts()


def test_the_base_font_is_one_of_ours(qtbot: QtBot) -> None:
    assert QFontInfo(fonts.base_font(14, 400)).family() in fonts.FAMILIES
