"""Writes the pages that are generated from the code: wire protocol, REST API, settings.

python -m installers.dev.make_docs          writes them
python -m installers.dev.make_docs --check  says which differ from what is committed
"""

import importlib.util
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module  # noqa: TID251 - a page appears with its generator
from typing import Any

from installers.dev import tree


@dataclass(frozen=True)
class Page:
    """One generated file and where its content comes from."""

    path: str
    generator: str
    """`module:function`."""

    write: Callable[[Any], str]


def _json(document: object) -> str:
    return json.dumps(document, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


PAGES = (
    Page("docs/protocol/asyncapi.json", "common.protocol.asyncapi:document", _json),
    Page("docs/protocol/openapi.json", "server.web.openapi:document", _json),
    Page("docs/settings.md", "server.settings:reference", str),
    Page("docs/server.toml", "server.settings:sample", str),
)


def render() -> Iterator[tuple[str, str]]:
    """Path and text of every page whose generator exists."""
    for page in PAGES:
        module, _, function = page.generator.partition(":")
        if importlib.util.find_spec(module) is None:
            continue
        generator = getattr(import_module(module), function, None)
        if generator is not None:
            yield page.path, page.write(generator())


def stale() -> list[str]:
    """Pages that are missing or differ from what the code says now."""
    return [
        path
        for path, text in render()
        if not (file := tree.ROOT / path).is_file() or file.read_text(encoding="utf-8") != text
    ]


def main() -> int:
    """Writes the pages, or checks them; 1 if a page is stale."""
    if "--check" in sys.argv[1:]:
        found = stale()
        for path in found:
            print(f"{path} is stale: run `make docs`")
        return 1 if found else 0
    for path, text in render():
        file = tree.ROOT / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
