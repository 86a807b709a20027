"""`gamdok-admin queue …`: work that no manager could handle."""

from typing import Annotated

import typer
from rich.table import Table

from common.core.clock import utc_text
from server.admin.caller import perform
from server.admin.operations.queues import (
    DROP_DEAD,
    LIST_DEAD,
    REPLAY_DEAD,
    SHOW_DEAD,
    DeadLines,
    DeadParticulars,
    DropDead,
    ListDead,
    ReplayDead,
    ShowDead,
)
from server.admin.options import DEFAULT_DATA, AsJson, Data
from server.admin.terminal import FOUND_SOMETHING, reporting, show, table
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
    """List what waits, oldest first; ends with 3 if anything does."""
    with reporting(as_json=as_json):
        found = perform(DataFolder(data), LIST_DEAD, ListDead(limit=limit))
        show(found, as_json=as_json, render=lambda console: console.print(_table(found)))
    if found.letters:
        raise typer.Exit(FOUND_SOMETHING)


@dead.command("show")
def show_(
    id_: Annotated[str, typer.Argument(metavar="ID")],
    *,
    data: Data = DEFAULT_DATA,
    as_json: AsJson = False,
) -> None:
    """Show whom and what one concerns; not what was said or answered."""
    with reporting(as_json=as_json):
        found = perform(DataFolder(data), SHOW_DEAD, ShowDead(id=id_))
        show(found, as_json=as_json, render=lambda console: console.print(_particulars(found)))


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


@dead.command("drop")
def drop(
    ids: Annotated[list[str], typer.Argument(help="Ids.")],
    *,
    reason: Annotated[str, typer.Option(help="Why nobody needs them any more.")],
    data: Data = DEFAULT_DATA,
    as_json: AsJson = False,
) -> None:
    """Put work away for good; the audit chain keeps who did and why."""
    with reporting(as_json=as_json):
        request = DropDead(ids=tuple(ids), reason=reason)
        done = perform(DataFolder(data), DROP_DEAD, request)
        show(done, as_json=as_json, render=lambda console: console.print(_table(done)))


def _table(found: DeadLines) -> Table:
    rows = [
        (d.id, d.queue, d.type, d.error, utc_text(d.failed_ms), d.deaths) for d in found.letters
    ]
    return table("Id", "Queue", "Type", "Error", "Failed", "Times", rows=rows)


def _particulars(found: DeadParticulars) -> Table:
    line = found.letter
    moments = {
        "received": found.received_ms,
        "failed": line.failed_ms,
        "replayed": found.replayed_ms,
        "dropped": found.dropped_ms,
    }
    rows = [
        ("id", line.id),
        ("queue", line.queue),
        ("type", line.type),
        ("from", f"{line.role} {found.actor}"),
        ("sitting", found.sitting),
        ("error", f"{line.error} (x{line.deaths})"),
        *((name, utc_text(at_ms)) for name, at_ms in moments.items() if at_ms is not None),
        *found.ids.items(),
        ("fields", ", ".join(found.fields)),
    ]
    return table("What", "Is", rows=rows)
