"""Reads the source tree as syntax trees: what the architecture tests and the report measure."""

import ast
import functools
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = ("server", "common", "candidate_app", "proctor_app", "chief_app")
EVERYTHING = (*SHIPPED, "tests", "installers")

_Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Module:
    """One Python file, parsed."""

    path: str
    """Path from the root, with slashes."""

    text: str
    syntax: ast.Module

    @property
    def lines(self) -> int:
        """Number of lines, blank ones included."""
        return self.text.count("\n")


@dataclass(frozen=True)
class Function:
    """One function or method of a module."""

    where: str
    """`path:line name`, as an editor opens it."""

    lines: int
    """From the `def` line to the end, without the docstring."""


@functools.cache
def read(path: Path) -> Module:
    """Parses one file."""
    text = path.read_text(encoding="utf-8")
    return Module(path.relative_to(ROOT).as_posix(), text, ast.parse(text))


def modules(*packages: str) -> Iterator[Module]:
    """Every module below the given folders, in order."""
    for package in packages:
        for path in sorted((ROOT / package).rglob("*.py")):
            yield read(path)


def functions(module: Module) -> Iterator[Function]:
    """Every function of a module, nested ones too."""
    for node in ast.walk(module.syntax):
        if isinstance(node, _Function):
            yield Function(f"{module.path}:{node.lineno} {node.name}", _length(node))


def _length(node: _Function) -> int:
    lines = (node.end_lineno or node.lineno) - node.lineno + 1
    if ast.get_docstring(node, clean=False) is None:
        return lines
    docstring = node.body[0]
    return lines - ((docstring.end_lineno or docstring.lineno) - docstring.lineno + 1)
