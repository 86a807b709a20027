"""Says words: keys become texts, lengths of time and refusals too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from common.console.rows.words import Seconds, Words
from common.qt.i18n.text import text
from common.qt.i18n.times import duration_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from common.console.rows.words import Sayable, Value
    from common.core.errors import Fault

SEPARATOR = " · "


def say(words: Sayable) -> str:
    """Say a text of ours; a person's own words are given back as they are."""
    if isinstance(words, str):
        return words
    values = {name: _value(value) for name, value in words.values}
    return text(words.key, count=words.count, **values)


def say_all(parts: Iterable[Sayable]) -> str:
    """Say several texts in one line."""
    return SEPARATOR.join(said for said in map(say, parts) if said)


def fault_text(fault: Fault) -> str:
    """Say why something was refused."""
    values: dict[str, str] = dict(fault.values)
    count = values.pop("count", "")
    seconds = values.get("seconds", "")
    if seconds.isdigit():
        values["seconds"] = duration_text(int(seconds))
    return text(fault.key, count=int(count) if count.isdigit() else None, **values)


def fault_texts(faults: Iterable[Fault]) -> tuple[str, ...]:
    """Say each refusal once."""
    return tuple(dict.fromkeys(map(fault_text, faults)))


def _value(value: Value) -> object:
    if isinstance(value, Words):
        return say(value)
    return duration_text(value.value) if isinstance(value, Seconds) else value
