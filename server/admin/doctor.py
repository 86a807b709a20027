"""`gamdok-admin doctor`: is this machine fit for an exam."""

import msgspec
import typer
from rich.console import Console

from server.admin.checks import Check, check_all
from server.admin.options import DEFAULT_DATA, AsJson, Data
from server.admin.terminal import FOUND_SOMETHING, reporting, show, table
from server.settings import DataFolder


class Diagnosis(msgspec.Struct, frozen=True, kw_only=True):
    """All that was looked at."""

    ok: bool
    checks: tuple[Check, ...]


def doctor(*, data: Data = DEFAULT_DATA, as_json: AsJson = False) -> None:
    """Look at keys, certificate, clock, disk, database and port; 3 if something is not well."""
    with reporting(as_json=as_json):
        checks = check_all(DataFolder(data))
        found = Diagnosis(ok=all(check.ok for check in checks), checks=checks)
        show(found, as_json=as_json, render=lambda console: _render(console, found))
    if not found.ok:
        raise typer.Exit(FOUND_SOMETHING)


def _render(console: Console, found: Diagnosis) -> None:
    rows = [
        ("ok" if check.ok else "!!", check.name, check.found, "" if check.ok else check.advice)
        for check in found.checks
    ]
    console.print(table("", "Check", "Found", "What to do", rows=rows))
