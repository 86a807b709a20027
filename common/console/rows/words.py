"""A text that is not said yet: a key and its values, so that a change of language reaches it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Seconds:
    """A length of time inside a text, said as `3분 12초`."""

    value: int


@dataclass(frozen=True, slots=True)
class Words:
    """A key of the catalogues with its values; a value may be a text of its own."""

    key: str
    values: tuple[tuple[str, "Value"], ...] = ()
    count: int | None = None


Value = str | int | float | Seconds | Words
Sayable = Words | str
"""A text of ours, or a person's own words, which are shown as they are."""


def words(key: str, /, *, count: int | None = None, **values: Value) -> Words:
    """Return a text to be said later."""
    return Words(key, tuple(values.items()), count)
