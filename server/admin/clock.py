"""`gamdok-admin clock …`: the server's time beside the machine's."""

from typing import Annotated

import typer

from server.admin.caller import perform
from server.admin.operations.clock import ADOPT_CLOCK, SHOW_CLOCK, AdoptClock, ClockState
from server.admin.operations.contract import Nothing
from server.admin.options import DEFAULT_DATA, AsJson, Data
from server.admin.terminal import reporting, show
from server.settings import DataFolder

clock = typer.Typer(no_args_is_help=True, help="The server's time.")


@clock.command("show")
def show_(*, data: Data = DEFAULT_DATA, as_json: AsJson = False) -> None:
    """Show the server's time, and by how much the machine's clock differs."""
    with reporting(as_json=as_json):
        _show(perform(DataFolder(data), SHOW_CLOCK, Nothing()), as_json=as_json)


@clock.command("adopt")
def adopt(
    *,
    reason: Annotated[str, typer.Option(help="Why; it stands in the audit.")],
    data: Data = DEFAULT_DATA,
    as_json: AsJson = False,
) -> None:
    """Take the machine's time over; refused while somebody's exam is timed."""
    with reporting(as_json=as_json):
        request = AdoptClock(reason=reason)
        _show(perform(DataFolder(data), ADOPT_CLOCK, request), as_json=as_json)


def _show(state: ClockState, *, as_json: bool) -> None:
    text = f"server {state.server}, machine {state.ahead_ms / 1000:+.3f} s"
    show(state, as_json=as_json, render=lambda console: console.print(text, highlight=False))
