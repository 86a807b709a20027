"""`gamdok-admin sitting …`: made from a plan, and looked at."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from common.core.errors import StorageError
from server.admin.caller import perform
from server.admin.operations.contract import Nothing
from server.admin.operations.sittings import (
    CREATE_SITTING,
    SHOW_SITTING,
    CreateSitting,
    SittingOverview,
)
from server.admin.options import DEFAULT_DATA, AsJson, Data
from server.admin.terminal import reporting, show, table
from server.settings import DataFolder

sittings = typer.Typer(no_args_is_help=True, help="Sittings.")


@sittings.command("create")
def create(
    *,
    plan: Annotated[Path, typer.Option(help="The plan, a JSON file.")],
    data: Data = DEFAULT_DATA,
    as_json: AsJson = False,
) -> None:
    """Make a sitting from a plan; it is the current one from then on."""
    with reporting(as_json=as_json):
        request = CreateSitting(plan=_text(plan))
        made = perform(DataFolder(data), CREATE_SITTING, request)
        show(made, as_json=as_json, render=lambda console: _render(console, made))


@sittings.command("show")
def show_(*, data: Data = DEFAULT_DATA, as_json: AsJson = False) -> None:
    """Show the current sitting, its periods and rooms."""
    with reporting(as_json=as_json):
        found = perform(DataFolder(data), SHOW_SITTING, Nothing())
        show(found, as_json=as_json, render=lambda console: _render(console, found))


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        message = f"{file} cannot be read: {error}"
        raise StorageError(message) from error


def _render(console: Console, found: SittingOverview) -> None:
    sitting = found.sitting
    console.print(f"{sitting.title} · {sitting.date} · {sitting.exam_title}", highlight=False)
    for overview in found.periods:
        period = overview.period
        sealed = f"sealed {overview.package_id}" if overview.package_id else "not sealed yet"
        title = f"{period.title}: {period.stage.value}, {overview.candidates} candidates, {sealed}"
        rows = [(room.room_name, room.stage.value) for room in overview.rooms]
        console.print(title, highlight=False, soft_wrap=True)
        console.print(table("Room", "Stage", rows=rows))
