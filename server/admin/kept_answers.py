"""`gamdok-admin answers kept | import-journal`: answers that wait for a decision."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from common.core.clock import utc_text
from server.admin.caller import perform
from server.admin.operations.answers import Reconcile
from server.admin.operations.kept_answers import (
    IMPORT_JOURNAL,
    LIST_KEPT,
    ImportJournal,
    JournalOutcome,
    KeptChange,
)
from server.admin.options import DEFAULT_DATA, AsJson, Data
from server.admin.terminal import FOUND_SOMETHING, reporting, show, table
from server.settings import DataFolder


def kept(
    *,
    period: Annotated[int | None, typer.Option(help="Number of the period; all if left out.")] = (
        None
    ),
    data: Data = DEFAULT_DATA,
    as_json: AsJson = False,
) -> None:
    """List answers that were kept and do not count; 3 if there are any."""
    with reporting(as_json=as_json):
        found = perform(DataFolder(data), LIST_KEPT, Reconcile(period=period))
        show(found, as_json=as_json, render=lambda console: _render_kept(console, found.changes))
    if found.changes:
        raise typer.Exit(FOUND_SOMETHING)


def import_journal(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, readable=True)],
    *,
    reason: Annotated[str, typer.Option(help="Why; goes into the audit chain.")],
    data: Data = DEFAULT_DATA,
    as_json: AsJson = False,
) -> None:
    """Bring in the journal of a PC that is dead for good; 3 if something of it does not count."""
    with reporting(as_json=as_json):
        request = ImportJournal(content=file.read_bytes(), reason=reason)
        done = perform(DataFolder(data), IMPORT_JOURNAL, request)
        show(done, as_json=as_json, render=lambda console: _render(console, done))
    if done.kept or done.differing or done.damaged:
        raise typer.Exit(FOUND_SOMETHING)


def _render(console: Console, done: JournalOutcome) -> None:
    console.print(f"room {done.room}, seat {done.seat}: {done.changes} changes", highlight=False)
    console.print(f"{done.durable} are in the database, {done.added} of them new", highlight=False)
    if done.torn:
        console.print(f"the last {done.torn} bytes were never whole; they are left out")
    if done.damaged:
        console.print(f"{done.damaged} bytes are damaged; nothing of them was brought in")
    if done.differing:
        console.print(f"{done.differing} numbers hold another change: keep the file")
    _render_kept(console, done.kept)


def _render_kept(console: Console, changes: tuple[KeptChange, ...]) -> None:
    if not changes:
        console.print("nothing waits for a decision")
        return
    console.print(f"{len(changes)} changes do not count and wait for a decision", highlight=False)
    console.print(_table(changes))


def _table(changes: tuple[KeptChange, ...]) -> Table:
    rows = [
        (
            one.room,
            one.seat,
            f"{one.epoch}/{one.seq}",
            one.item_id,
            one.cause,
            utc_text(one.given_ms) if one.given_ms is not None else "not proved",
            utc_text(one.received_ms),
        )
        for one in changes
    ]
    return table("Room", "Seat", "Number", "Item", "Why", "Given", "Received", rows=rows)
