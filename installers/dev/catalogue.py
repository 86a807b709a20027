r"""Add, change and check texts of the Qt Linguist catalogues.

    python -m installers.dev.catalogue add candidate candidate.sign_in.title "로그인" "Sign in"
    python -m installers.dev.catalogue add common common.people "{count}명" "{count} person" \
        "{count} people"
    python -m installers.dev.catalogue load texts.tsv    # key<TAB>ko<TAB>en[<TAB>en plural]
    python -m installers.dev.catalogue remove candidate.sign_in.title
    python -m installers.dev.catalogue show candidate.sign_in
    python -m installers.dev.catalogue check

Several people may call it in one checkout at the same time: a file lock makes them wait.
"""

from __future__ import annotations

import argparse
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from common.qt.i18n.catalogue import (
    CONTEXTS,
    KEY,
    CatalogueError,
    Message,
    catalogue_path,
    placeholders_of,
    read_catalogue,
    write_catalogue,
)
from common.qt.i18n.language import Language
from installers.dev.catalogue_check import problems

if sys.platform != "win32":
    import fcntl

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LOCK = Path(__file__).parents[2] / "build" / "catalogue.lock"


@contextmanager
def locked() -> Iterator[None]:
    """Hold the catalogues for one change (on Windows there is no second writer to fear)."""
    LOCK.parent.mkdir(exist_ok=True)
    with LOCK.open("w") as file:
        if sys.platform != "win32":
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def add(key: str, texts: Sequence[str], *, replace: bool) -> None:
    """Put a text into both languages; two texts are plain, three are counted (en has a plural).

    Raises:
        CatalogueError: the key is malformed or taken, or the placeholders differ.
    """
    if KEY.fullmatch(key) is None:
        message = f"{key}: a key is context.part.part, small letters; contexts: {CONTEXTS}"
        raise CatalogueError(message)
    counted = len(texts) == 3  # noqa: PLR2004 - ko, en, en plural
    forms = {Language.KO: tuple(texts[:1]), Language.EN: tuple(texts[1:])}
    names = {placeholders_of(text) for text in texts[: None if counted else 2]}
    if not counted and len(names) > 1:
        message = f"{key}: the placeholders of the two languages differ"
        raise CatalogueError(message)
    for language in Language:
        _put(Message(key, forms[language], counted), language, replace=replace)


def remove(key: str) -> None:
    """Take a text out of both languages."""
    for language in Language:
        path = catalogue_path(key.partition(".")[0], language)
        messages = read_catalogue(path)
        if messages.pop(key, None) is None:
            message = f"{key}: not in {path.name}"
            raise CatalogueError(message)
        write_catalogue(path, language, messages.values())


def load(lines: Sequence[str], *, replace: bool) -> int:
    """Add many texts: key, ko, en and perhaps en plural, parted by tabs. Returns how many."""
    rows = [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]
    for row in rows:
        if len(row) not in (3, 4):
            message = f"{row[0]}: {len(row)} fields, 3 or 4 wanted"
            raise CatalogueError(message)
        add(row[0], row[1:], replace=replace)
    return len(rows)


def show(start: str) -> None:
    """Print the texts whose key begins so."""
    for context in CONTEXTS:
        korean = read_catalogue(catalogue_path(context, Language.KO))
        english = read_catalogue(catalogue_path(context, Language.EN))
        for key in sorted(key for key in korean if key.startswith(start)):
            print(key, *korean[key].forms, *english[key].forms, sep="\t")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 when all is well."""
    options = _parser().parse_args(arguments)
    try:
        with locked():
            return _run(options)
    except (CatalogueError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1


def _run(options: argparse.Namespace) -> int:
    if options.command == "add":
        if not options.key.startswith(f"{options.context}."):
            message = f"{options.key}: the key must begin with {options.context}."
            raise CatalogueError(message)
        add(options.key, options.texts, replace=options.replace)
    elif options.command == "load":
        lines = options.file.read_text(encoding="utf-8").splitlines()
        print(load(lines, replace=options.replace), "texts")
    elif options.command == "remove":
        remove(options.key)
    elif options.command == "show":
        show(options.start)
    else:
        found = problems()
        print(*found, sep="\n", end="\n" if found else "")
        return 1 if found else 0
    return 0


def _put(message: Message, language: Language, *, replace: bool) -> None:
    path = catalogue_path(message.key.partition(".")[0], language)
    messages = read_catalogue(path) if path.exists() else {}
    old = messages.get(message.key)
    if old == message:
        return
    if old is not None and not replace:
        text = f"{message.key}: taken by {old.forms}; say --replace to change it"
        raise CatalogueError(text)
    messages[message.key] = message
    write_catalogue(path, language, messages.values())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="catalogue", description="Texts in both languages.")
    commands = parser.add_subparsers(dest="command", required=True)
    adding = commands.add_parser("add", help="add one text")
    adding.add_argument("context", choices=CONTEXTS)
    adding.add_argument("key")
    adding.add_argument("texts", nargs="+", metavar="ko en [en-plural]")
    adding.add_argument("--replace", action="store_true")
    loading = commands.add_parser("load", help="add many from a tab separated file")
    loading.add_argument("file", type=Path)
    loading.add_argument("--replace", action="store_true")
    commands.add_parser("remove", help="take one out").add_argument("key")
    commands.add_parser("show", help="print texts").add_argument("start", nargs="?", default="")
    commands.add_parser("check", help="both languages complete and in use")
    return parser


if __name__ == "__main__":
    sys.exit(main())
