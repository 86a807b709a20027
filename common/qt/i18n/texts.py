"""All texts of one language, filled with values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from common.core.logs import get_logger
from common.qt.i18n.catalogue import CONTEXTS, Message, catalogue_path, read_catalogue

if TYPE_CHECKING:
    from collections.abc import Mapping

    from common.qt.i18n.language import Language

_log = get_logger("qt.i18n")


class Texts:
    """The catalogues of one language. An unknown key shows itself and is logged once.

    Showing the key is ugly and safe: an exam does not end because a word is missing.
    """

    def __init__(self, language: Language, messages: Mapping[str, Message]) -> None:
        self.language = language
        self._messages = messages
        self._missed: set[str] = set()

    @classmethod
    def load(cls, language: Language) -> Texts:
        """Read all catalogue files of a language."""
        messages: dict[str, Message] = {}
        for context in CONTEXTS:
            messages.update(read_catalogue(catalogue_path(context, language)))
        return cls(language, messages)

    def knows(self, key: str) -> bool:
        """Whether there is a text under the key."""
        return key in self._messages

    def render(self, key: str, count: int | None, values: Mapping[str, object]) -> str:
        """The text of a key with its placeholders filled."""
        message = self._messages.get(key)
        if message is None:
            self._miss(key, "no such text")
            return key
        form = self._form(message, count)
        try:
            return form.format_map(values if count is None else {**values, "count": count})
        except (KeyError, ValueError, IndexError):
            self._miss(key, "a value is missing")
            return form

    def _form(self, message: Message, count: int | None) -> str:
        if not message.counted:
            return message.forms[0]
        return message.forms[self.language.form_of(1 if count is None else count)]

    def _miss(self, key: str, why: str) -> None:
        if key not in self._missed:
            self._missed.add(key)
            _log.warning("text missing", key=key, language=self.language.value, why=why)
