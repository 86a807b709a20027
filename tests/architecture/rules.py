"""Rules on syntax trees that no ready tool checks; each takes a module and yields what is wrong."""

import ast
import re
from collections.abc import Iterator

from installers.dev.tree import Module

_QT_WIDGETS_AT_HOME = re.compile(r"^(\w+_app/views/|common/qt/|common/console/)")
_BLOCKING_DIALOGS = {
    "QColorDialog": {"getColor"},
    "QFileDialog": {
        "getExistingDirectory",
        "getOpenFileName",
        "getOpenFileNames",
        "getSaveFileName",
    },
    "QFontDialog": {"getFont"},
    "QInputDialog": {"getDouble", "getInt", "getItem", "getMultiLineText", "getText"},
    "QMessageBox": {"about", "critical", "information", "question", "warning"},
}
_KNOWS_REHEARSALS = re.compile(
    r"^(common/simulation/|common/protocol/|common/rules/|server/admin/simulate"
    r"|server/app\.py|\w+_app/composition(\.py|/))"
)
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_REHEARSAL = re.compile(r"demos?|rehears\w*|pytest", re.IGNORECASE)
_STAGE_NAME = re.compile(r"REHEARSAL$")


def imported_names(module: Module) -> Iterator[tuple[int, str]]:
    """Line and full dotted name of everything a module imports."""
    for node in ast.walk(module.syntax):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def widgets_away_from_home(module: Module) -> Iterator[str]:
    """QtWidgets belongs to views, common/qt and common/console."""
    if _QT_WIDGETS_AT_HOME.match(module.path):
        return
    for line, name in imported_names(module):
        if name.startswith("PySide6.QtWidgets"):
            yield f"{module.path}:{line} imports {name}"


def public_classes(module: Module) -> list[str]:
    """Names of the public classes at the top of a module."""
    return [
        node.name
        for node in module.syntax.body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    ]


def nested_loops(module: Module) -> Iterator[str]:
    """A dialog that runs a loop of its own stops the program's one: await common.qt's dialogs."""
    for node in ast.walk(module.syntax):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        owner = node.func.value.id if isinstance(node.func.value, ast.Name) else ""
        name = node.func.attr
        if name in {"exec", "exec_"} or name in _BLOCKING_DIALOGS.get(owner, ()):
            yield f"{module.path}:{node.lineno} calls {owner or '…'}.{name}()"


def rehearsal_words(module: Module) -> Iterator[str]:
    """Only composition roots and common/simulation know that a run is not the real one.

    The stage REHEARSAL of a period is a value of the product, and may be named.
    """
    if _KNOWS_REHEARSALS.match(module.path):
        return
    for line, name in _names(module):
        words = _WORD.findall(name)
        if any(map(_REHEARSAL.fullmatch, words)) and not _STAGE_NAME.search(name):
            yield f"{module.path}:{line} names {name}"


def _names(module: Module) -> Iterator[tuple[int, str]]:
    yield 1, module.path
    yield from imported_names(module)
    for node in ast.walk(module.syntax):
        match node:
            case ast.Name(id=name, lineno=line) | ast.Attribute(attr=name, lineno=line):
                yield line, name
            case ast.arg(arg=name, lineno=line) | ast.keyword(arg=str(name), lineno=line):
                yield line, name
            case (
                ast.FunctionDef(name=name, lineno=line)
                | ast.AsyncFunctionDef(name=name, lineno=line)
                | ast.ClassDef(name=name, lineno=line)
            ):
                yield line, name
            case _:
                pass


def without_docstring(module: Module) -> Iterator[str]:
    """Every module says why it exists."""
    if not ast.get_docstring(module.syntax):
        yield module.path
