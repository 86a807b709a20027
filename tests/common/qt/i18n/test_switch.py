from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from common.qt.i18n.language import Language
from common.qt.i18n.switch import LanguageSwitch, languages
from common.qt.i18n.text import text


def test_text_follows_the_switch(qtbot: QtBot) -> None:
    assert text("common.cancel") == "취소"
    with qtbot.waitSignal(languages().changed):
        languages().speak(Language.EN)
    assert text("common.cancel") == "Cancel"


def test_the_new_texts_are_in_place_when_the_signal_comes(qtbot: QtBot) -> None:
    seen = []
    languages().changed.connect(lambda: seen.append(text("common.cancel")))
    languages().speak(Language.EN)
    assert seen == ["Cancel"]


def test_speaking_the_same_language_again_changes_nothing(qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(languages().changed):
        languages().speak(Language.KO)


def test_qt_speaks_along(qtbot: QtBot) -> None:
    def cancel() -> str:
        return QCoreApplication.translate("QPlatformTheme", "Cancel")

    languages().speak(Language.EN)
    assert cancel() == "Cancel"
    languages().speak(Language.KO)
    assert cancel() == "취소"


def test_korean_is_spoken_before_anybody_chooses() -> None:
    switch = LanguageSwitch()
    assert switch.language is Language.KO
    assert switch.texts.render("common.cancel", None, {}) == "취소"
