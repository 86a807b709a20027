"""How commands answer: a table for people, JSON for programs, and errors that say what to do.

Exit codes: 0 done, 1 refused or failed, 2 wrong usage, 3 looked and found something wrong.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

import msgspec
import typer
from rich.console import Console
from rich.table import Table

from common.core.errors import ErrorCode, RefusedError, SuiteError
from server.admin.advice import advice_of

FAILED = 1
FOUND_SOMETHING = 3


def show(value: msgspec.Struct, *, as_json: bool, render: Callable[[Console], None]) -> None:
    """Write a value as JSON, or as `render` shows it."""
    if as_json:
        typer.echo(msgspec.json.encode(value))
    else:
        render(Console())


def table(*columns: str, rows: Iterable[Iterable[object]]) -> Table:
    """Return a table of texts."""
    made = Table()
    for column in columns:
        made.add_column(column, overflow="fold")
    for row in rows:
        made.add_row(*("" if cell is None else str(cell) for cell in row))
    return made


@contextmanager
def reporting(*, as_json: bool) -> Iterator[None]:
    """Say on standard error what went wrong and end with 1; nothing is half done then."""
    try:
        yield
    except SuiteError as error:
        _report(error, as_json=as_json)
        raise typer.Exit(FAILED) from None


def _report(error: SuiteError, *, as_json: bool) -> None:
    code = error.code if isinstance(error, RefusedError) else ErrorCode.INTERNAL
    text = advice_of(error)
    if as_json:
        fault = {"error": {"code": code.value, "message": text}}
        if isinstance(error, RefusedError):
            fault["error"]["reason"] = error.reason
        typer.echo(msgspec.json.encode(fault), err=True)
    else:
        Console(stderr=True).print(
            f"[red]error:[/red] {_escaped(text)}", highlight=False, soft_wrap=True
        )


def _escaped(text: str) -> str:
    return text.replace("[", r"\[")
