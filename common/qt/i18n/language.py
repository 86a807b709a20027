"""The languages that the programs speak, Korean first."""

from enum import StrEnum


class Language(StrEnum):
    """A language with a complete set of catalogues."""

    KO = "ko"
    EN = "en"

    @property
    def locale(self) -> str:
        """The name that Qt Linguist and QLocale use."""
        return {"ko": "ko_KR", "en": "en_US"}[self.value]

    @property
    def form_count(self) -> int:
        """How many plural forms a counted text has."""
        return 1 if self is Language.KO else 2

    def form_of(self, count: int) -> int:
        """Which plural form a count takes, from 0."""
        return 0 if self is Language.KO or count == 1 else 1
