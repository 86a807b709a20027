"""What is wrong with the catalogues: compared with each other and with the code that uses them."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

from common.qt.i18n.catalogue import (
    CONTEXTS,
    KEY,
    Message,
    catalogue_path,
    placeholders_of,
    read_catalogue,
)
from common.qt.i18n.language import Language

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
FOLDERS = ("common/qt", "common/console", "candidate_app", "proctor_app", "chief_app")
CALLS = ("text",)
PARTS_OF_CALL = frozenset({"count"})


class Uses:
    """The keys that code names: whole ones in ``text(...)``, whole ones anywhere, beginnings."""

    def __init__(self) -> None:
        self.called: list[tuple[str, str, frozenset[str] | None]] = []
        self.named: set[str] = set()
        self.beginnings: set[str] = set()

    def read(self, path: Path) -> None:
        """Look through one module."""
        where = path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else path.name
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                if KEY.fullmatch(node.value):
                    self.named.add(node.value)
            elif isinstance(node, ast.JoinedStr):
                self._beginning(node)
            elif isinstance(node, ast.Call) and _is_text(node.func) and node.args:
                self._call(node, where)

    def _beginning(self, node: ast.JoinedStr) -> None:
        first = node.values[0] if node.values else None
        if isinstance(first, ast.Constant) and str(first.value).split(".")[0] in CONTEXTS:
            self.beginnings.add(str(first.value))

    def _call(self, node: ast.Call, where: str) -> None:
        first = node.args[0]
        if isinstance(first, ast.Constant) and isinstance(first.value, str):
            names = [keyword.arg for keyword in node.keywords]
            values = None if None in names else frozenset(name for name in names if name)
            self.called.append((f"{where}:{node.lineno}", first.value, values))


def problems() -> list[str]:
    """Everything that is wrong, one line each; empty when nothing is."""
    korean, english = _all(Language.KO), _all(Language.EN)
    uses = Uses()
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*.py")):
            uses.read(path)
    return [*_between(korean, english), *_missing(uses, korean), *_unused(uses, korean)]


def _all(language: Language) -> dict[str, Message]:
    messages: dict[str, Message] = {}
    for context in CONTEXTS:
        messages.update(read_catalogue(catalogue_path(context, language)))
    return messages


def _between(korean: dict[str, Message], english: dict[str, Message]) -> Iterator[str]:
    for key in sorted(korean.keys() ^ english.keys()):
        yield f"{key}: only in {'ko' if key in korean else 'en'}"
    for key in sorted(korean.keys() & english.keys()):
        yield from _pair(korean[key], english[key])


def _pair(korean: Message, english: Message) -> Iterator[str]:
    key = korean.key
    if KEY.fullmatch(key) is None:
        yield f"{key}: malformed key"
    if korean.counted != english.counted:
        yield f"{key}: counted in one language only"
    if korean.placeholders() - {"count"} != english.placeholders() - {"count"}:
        yield f"{key}: placeholders differ"
    for message, language in ((korean, Language.KO), (english, Language.EN)):
        if not message.finished or not all(form.strip() for form in message.forms):
            yield f"{key}: not translated into {language.value}"
        wanted = language.form_count if message.counted else 1
        if len(message.forms) != wanted:
            yield f"{key}: {len(message.forms)} forms in {language.value}, {wanted} wanted"


def _missing(uses: Uses, known: dict[str, Message]) -> Iterator[str]:
    for where, key, values in uses.called:
        if key not in known:
            yield f"{where}: {key} is in no catalogue"
            continue
        wanted = frozenset().union(*(placeholders_of(form) for form in known[key].forms))
        if values is None:
            continue
        if wanted - PARTS_OF_CALL != values - PARTS_OF_CALL:
            yield f"{where}: {key} wants {sorted(wanted)}, is given {sorted(values)}"
        if known[key].counted != ("count" in values):
            yield f"{where}: {key} and a count go together or not at all"


def _unused(uses: Uses, known: dict[str, Message]) -> Iterator[str]:
    beginnings = tuple(uses.beginnings)
    for key in sorted(known.keys() - uses.named):
        # Texts of refusals are named by the server's code, which is no part of a program.
        if not key.startswith("error.") and not (beginnings and key.startswith(beginnings)):
            yield f"{key}: used nowhere"


def _is_text(function: ast.expr) -> bool:
    return isinstance(function, ast.Name) and function.id in CALLS
