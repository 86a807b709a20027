"""Follows every `$ref` of a JSON document: the official schemas do not notice dangling ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator


def dangling(document: dict[str, Any]) -> list[str]:
    """Return the references that lead nowhere."""
    return sorted({ref for ref in _references(document) if not _leads_somewhere(document, ref)})


def _references(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        if isinstance(part.get("$ref"), str):
            yield part["$ref"]
        for inner in part.values():
            yield from _references(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from _references(inner)


def _leads_somewhere(document: dict[str, Any], reference: str) -> bool:
    if not reference.startswith("#/"):
        return False
    part: Any = document
    for step in reference[2:].split("/"):
        name = step.replace("~1", "/").replace("~0", "~")
        if not isinstance(part, dict) or name not in part:
            return False
        part = part[name]
    return True
