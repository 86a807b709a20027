"""Why the server refused, in words: the finest text there is for a fault."""

from __future__ import annotations

from typing import TYPE_CHECKING

from common.qt.i18n.switch import languages
from common.qt.i18n.text import text

if TYPE_CHECKING:
    from common.core.errors import Fault


def refusal_text(fault: Fault) -> str:
    """The text of the fault's own key; of its code where this program is older than the key."""
    values: dict[str, str] = dict(fault.values)
    count = values.pop("count", "")
    key = fault.key if languages().texts.knows(fault.key) else f"error.{fault.code}"
    return text(key, count=int(count) if count.isdigit() else None, **values)
