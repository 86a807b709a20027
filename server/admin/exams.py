"""`gamdok-admin exam …`: papers for the seats."""

from typing import Annotated

import typer

from server.admin.caller import perform
from server.admin.operations.exams import SEAL_EXAM, SealExam
from server.admin.options import DEFAULT_DATA, AsJson, Data
from server.admin.terminal import reporting, show, table
from server.settings import DataFolder

exams = typer.Typer(no_args_is_help=True, help="Papers.")


@exams.callback()
def _exams() -> None:
    """Papers."""


@exams.command("seal")
def seal(
    *,
    period: Annotated[int | None, typer.Option(help="Number of the period; all if left out.")] = (
        None
    ),
    data: Data = DEFAULT_DATA,
    as_json: AsJson = False,
) -> None:
    """Seal the papers of the current sitting; seats fetch them sealed."""
    with reporting(as_json=as_json):
        made = perform(DataFolder(data), SEAL_EXAM, SealExam(period=period))
        rows = [(p.period, p.package_id, p.digest[:16], p.size) for p in made.packages]
        shown = table("Period", "Package", "Digest", "Bytes", rows=rows)
        show(made, as_json=as_json, render=lambda console: console.print(shown))
