"""`gamdok-admin queue …`: work that no manager could handle."""

from typing import Annotated

import typer
from rich.table import Table

from common.core.clock import utc_text
from server.admin.caller import perform
from server.admin.operations.queues import (
    LIST_DEAD,
    REPLAY_DEAD,
    DeadLines,
    ListDead,
    ReplayDead,
)
from server.admin.options import DEFAULT_DATA, AsJson, Data
from server.admin.terminal import reporting, show, table
from server.settings import DataFolder

queues = typer.Typer(no_args_is_help=True, help="Queues.")
dead = typer.Typer(no_args_is_help=True, help="Work that could not be handled.")
queues.add_typer(dead, name="dead")


@dead.command("list")
def list_(
    *,
    limit: Annotated[int, typer.Option(min=1, max=1000)] = 100,
    data: Data = DEFAULT_DATA,
    as_json: AsJson = False,
) -> None:
    """List what waits, oldest first."""
    with reporting(as_json=as_json):
        found = perform(DataFolder(data), LIST_DEAD, ListDead(limit=limit))
        show(found, as_json=as_json, render=lambda console: console.print(_table(found)))


@dead.command("replay")
def replay(
    ids: Annotated[list[str] | None, typer.Argument(help="Ids; all that wait if none.")] = None,
    *,
    data: Data = DEFAULT_DATA,
    as_json: AsJson = False,
) -> None:
    """Give work back to its queue; under its old id, so nothing is done twice."""
    with reporting(as_json=as_json):
        request = ReplayDead(ids=tuple(ids or ()))
        done = perform(DataFolder(data), REPLAY_DEAD, request)
        show(done, as_json=as_json, render=lambda console: console.print(_table(done)))


def _table(found: DeadLines) -> Table:
    rows = [(d.id, d.queue, d.type, d.error, utc_text(d.failed_ms)) for d in found.letters]
    return table("Id", "Queue", "Type", "Error", "Failed", rows=rows)
