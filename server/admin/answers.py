"""`gamdok-admin answers …`: does everything add up, and is it what was sealed."""

from collections.abc import Sequence
from typing import Annotated

import typer
from rich.console import Console

from server.admin.caller import perform
from server.admin.operations.answers import (
    RECONCILE,
    VERIFY,
    Reconcile,
    Reconciliation,
    Verification,
)
from server.admin.options import DEFAULT_DATA, AsJson, Data
from server.admin.terminal import FOUND_SOMETHING, reporting, show, table
from server.settings import DataFolder
from server.stores.records.reconciliation import Difference

answers = typer.Typer(no_args_is_help=True, help="Answers.")


@answers.callback()
def _answers() -> None:
    """Answers."""


@answers.command("reconcile")
def reconcile(
    *,
    period: Annotated[int | None, typer.Option(help="Number of the period; all if left out.")] = (
        None
    ),
    data: Data = DEFAULT_DATA,
    as_json: AsJson = False,
) -> None:
    """Look at every attempt: holes, latest answers, seals; 3 if something differs."""
    with reporting(as_json=as_json):
        found = perform(DataFolder(data), RECONCILE, Reconcile(period=period))
        show(found, as_json=as_json, render=lambda console: _render(console, found))
    if found.count:
        raise typer.Exit(FOUND_SOMETHING)


@answers.command("verify")
def verify(
    *,
    period: Annotated[int | None, typer.Option(help="Number of the period; all if left out.")] = (
        None
    ),
    data: Data = DEFAULT_DATA,
    as_json: AsJson = False,
) -> None:
    """Recompute every seal and receipt, and compare the answer files; 3 if something differs."""
    with reporting(as_json=as_json):
        found = perform(DataFolder(data), VERIFY, Reconcile(period=period))
        show(found, as_json=as_json, render=lambda console: _render_verified(console, found))
    if found.count:
        raise typer.Exit(FOUND_SOMETHING)


def _render_verified(console: Console, found: Verification) -> None:
    for period in found.periods:
        console.print(
            f"period {period.period}: {period.attempts} attempts, {period.seals} seals recomputed",
            highlight=False,
        )
        _render_differences(console, period.period, period.differences)


def _render(console: Console, found: Reconciliation) -> None:
    for period in found.periods:
        _render_differences(console, period.period, period.differences)


def _render_differences(console: Console, period: int, differences: Sequence[Difference]) -> None:
    if not differences:
        console.print(f"period {period}: everything adds up", highlight=False)
        return
    rows = [(d.room, d.seat, d.what.value, d.expected, d.found, d.detail) for d in differences]
    console.print(f"period {period}: {len(rows)} differences", highlight=False)
    console.print(table("Room", "Seat", "What", "Expected", "Found", "Detail", rows=rows))
