"""The one way from code to words: a key, a count where there is one, and named values."""

from common.qt.i18n.switch import languages


def text(key: str, /, *, count: int | None = None, **values: object) -> str:
    """The text of a key in the language spoken now.

    ``count`` chooses the plural form and fills ``{count}``; the other values fill the
    placeholders of their names. The key must stand in the catalogues: a test looks.
    """
    return languages().texts.render(key, count, values)
