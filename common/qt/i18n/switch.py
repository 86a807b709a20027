"""Which language is spoken now; views write their texts again when it changes."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator, Signal

from common.qt.i18n.language import Language
from common.qt.i18n.texts import Texts


class LanguageSwitch(QObject):
    """The language of the whole program, Korean until somebody chooses.

    ``changed`` is emitted after the new texts are in place.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._loaded: dict[Language, Texts] = {}
        self._language = Language.KO
        self._of_qt: QTranslator | None = None

    @property
    def language(self) -> Language:
        """The language spoken now."""
        return self._language

    @property
    def texts(self) -> Texts:
        """The texts of the language spoken now."""
        return self.texts_in(self._language)

    def texts_in(self, language: Language) -> Texts:
        """The texts of any language, read once."""
        if language not in self._loaded:
            self._loaded[language] = Texts.load(language)
        return self._loaded[language]

    def speak(self, language: Language) -> None:
        """Change the language of every view at once."""
        if language is self._language and self._of_qt is not None:
            return
        self._language = language
        QLocale.setDefault(QLocale(language.locale))
        self._speak_qt(language)
        self.changed.emit()

    def _speak_qt(self, language: Language) -> None:
        """Qt's own words (menus of text fields, file dialogs) come from Qt's catalogues."""
        application = QCoreApplication.instance()
        if application is None:
            return
        if self._of_qt is not None:
            application.removeTranslator(self._of_qt)
        self._of_qt = QTranslator(self)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._of_qt.load(f"qtbase_{language.value}", folder):
            application.installTranslator(self._of_qt)


class _Held:
    """The one switch of the process, made at first use."""

    switch: LanguageSwitch | None = None


def languages() -> LanguageSwitch:
    """The language switch of this program."""
    if _Held.switch is None:
        _Held.switch = LanguageSwitch()
    return _Held.switch
