"""`gamdok-admin answers history`: every change of one candidate's answers."""

from typing import Annotated

import typer
from rich.console import Console

from common.core.clock import utc_text
from server.admin.caller import perform
from server.admin.operations.answer_history import SHOW_HISTORY, AnswerChanges, ShowHistory
from server.admin.options import DEFAULT_DATA, AsJson, Data
from server.admin.terminal import reporting, show, table
from server.settings import DataFolder


def history(
    exam_number: Annotated[str, typer.Argument(help="Of the candidate.")],
    *,
    period: Annotated[int | None, typer.Option(help="Number of the period; all if left out.")] = (
        None
    ),
    data: Data = DEFAULT_DATA,
    as_json: AsJson = False,
) -> None:
    """Show every change of a candidate's answers: when, from which PC; never what was chosen."""
    with reporting(as_json=as_json):
        request = ShowHistory(exam_number=exam_number, period=period)
        found = perform(DataFolder(data), SHOW_HISTORY, request)
        show(found, as_json=as_json, render=lambda console: _render(console, found))


def _render(console: Console, found: AnswerChanges) -> None:
    console.print(
        f"room {found.room}, seat {found.seat}: {len(found.changes)} changes", highlight=False
    )
    rows = [
        (
            one.period,
            f"{one.epoch}/{one.seq}",
            one.item_id,
            one.kind.value,
            utc_text(one.received_ms),
            one.machine or one.device_id,
            _says(late=one.late, applied=one.applied),
        )
        for one in found.changes
    ]
    if rows:
        console.print(table("Period", "Number", "Item", "What", "Received", "PC", "", rows=rows))


def _says(*, late: bool, applied: bool) -> str:
    words = (("late", late), ("does not count", not applied))
    return ", ".join(word for word, applies in words if applies)
