"""One Qt Linguist file (.ts): its messages, read and written. Standard library only.

The files are read as they are: no build step and no binary twin that can be stale.
"""

from __future__ import annotations

import re
import string
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Iterable

    from common.qt.i18n.language import Language

CATALOGUES = Path(__file__).parent / "catalogues"
CONTEXTS = ("common", "error", "candidate", "console", "proctor", "chief")
KEY = re.compile(rf"(?:{'|'.join(CONTEXTS)})(?:\.[a-z0-9_]+){{1,4}}")


class CatalogueError(ValueError):
    """A catalogue file says something that no catalogue may say."""


@dataclass(frozen=True, slots=True)
class Message:
    """One text under its key, in all plural forms of the language.

    ``counted`` texts choose their form by ``{count}``; all others have exactly one form.
    """

    key: str
    forms: tuple[str, ...]
    counted: bool = False
    finished: bool = True

    def placeholders(self) -> frozenset[str]:
        """The names in braces, over all forms."""
        return frozenset().union(*(placeholders_of(form) for form in self.forms))


def placeholders_of(form: str) -> frozenset[str]:
    """The names in braces of one text; ValueError when the braces do not match."""
    names = (name for _, name, _, _ in string.Formatter().parse(form) if name is not None)
    return frozenset(names)


def catalogue_path(context: str, language: Language) -> Path:
    """Where the catalogue of a context lives."""
    return CATALOGUES / f"{context}_{language.value}.ts"


def read_catalogue(path: Path) -> dict[str, Message]:
    """All messages of a file by key.

    Raises:
        CatalogueError: the file is no catalogue, or names a key twice.
    """
    try:
        root = ET.fromstring(path.read_text(encoding="utf-8"))  # noqa: S314 - our own packaged file
    except ET.ParseError as error:
        message = f"{path.name}: {error}"
        raise CatalogueError(message) from error
    messages: dict[str, Message] = {}
    for element in root.iter("message"):
        message_read = _message(element)
        if message_read.key in messages:
            text = f"{path.name}: {message_read.key} stands there twice"
            raise CatalogueError(text)
        messages[message_read.key] = message_read
    return messages


def write_catalogue(path: Path, language: Language, messages: Iterable[Message]) -> None:
    """Write a file anew, keys in order, so that two people's additions merge."""
    context = path.name.rsplit("_", 1)[0]
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        "<!DOCTYPE TS>",
        f'<TS version="2.1" language="{language.locale}">',
        "<context>",
        f"    <name>{context}</name>",
    ]
    for message in sorted(messages, key=lambda each: each.key):
        lines += _lines(message)
    lines += ["</context>", "</TS>", ""]
    fresh = path.with_suffix(".ts.new")
    fresh.write_text("\n".join(lines), encoding="utf-8")
    fresh.replace(path)


def _message(element: ET.Element) -> Message:
    counted = element.get("numerus") == "yes"
    translation = element.find("translation")
    if translation is None:
        return Message(element.findtext("source", ""), ("",), counted, finished=False)
    forms = tuple(form.text or "" for form in translation.iter("numerusform"))
    return Message(
        key=element.findtext("source", ""),
        forms=forms if counted else (translation.text or "",),
        counted=counted,
        finished=translation.get("type") is None,
    )


def _lines(message: Message) -> list[str]:
    start = "<translation>" if message.finished else '<translation type="unfinished">'
    if not message.counted:
        body = [f"        {start}{escape(message.forms[0])}</translation>"]
    else:
        forms = (f"            <numerusform>{escape(f)}</numerusform>" for f in message.forms)
        body = [f"        {start}", *forms, "        </translation>"]
    opening = '<message numerus="yes">' if message.counted else "<message>"
    return [
        f"    {opening}",
        f"        <source>{message.key}</source>",
        *body,
        "    </message>",
    ]
