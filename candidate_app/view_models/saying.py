"""A sentence that is not written yet: its key and its values, so that it can change language."""

from __future__ import annotations

from dataclasses import dataclass

from common.qt.i18n.switch import languages


@dataclass(frozen=True, slots=True)
class Saying:
    """What is to be said; ``count`` chooses the plural form where the text has one."""

    key: str
    values: tuple[tuple[str, str], ...] = ()
    count: int | None = None

    def words(self) -> str:
        """Say it in the language spoken now."""
        return languages().texts.render(self.key, self.count, dict(self.values))


def saying(key: str, *, count: int | None = None, **values: object) -> Saying:
    """Return a sentence with its values."""
    return Saying(key, tuple((name, str(value)) for name, value in values.items()), count)
