"""Entry point of `gamdok-server`."""

import gc
from collections.abc import Callable
from typing import Annotated

import typer

from common.core.errors import SuiteError
from server.admin.options import DEFAULT_DATA, Assignments, Data, assigned
from server.app.roles import parse_role
from server.settings import DataFolder, settings_of

command = typer.Typer(
    name="gamdok-server",
    help="The exam-centre server.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)


@command.callback()
def _command() -> None:
    """The exam-centre server."""


@command.command("run")
def run(
    *,
    data: Data = DEFAULT_DATA,
    role: Annotated[
        str, typer.Option(help="all, web, socket, worker or worker:state,cheating,answer,log")
    ] = "all",
    port: Annotated[int | None, typer.Option(help="Overrules the setting; 0 picks one.")] = None,
    assignments: Assignments = None,
) -> None:
    """Run until told to stop; prints one line when it is ready."""
    run_server = _loaded()
    folder = DataFolder(data.absolute())
    options = assigned(assignments) | ({"port": port} if port is not None else {})
    try:
        code = run_server(folder, settings_of(folder, options), parse_role(role), _announce)
    except SuiteError as error:
        typer.echo(f"error: {error}", err=True)
        raise typer.Exit(1) from None
    raise typer.Exit(code)


def _loaded() -> Callable[..., int]:
    """Load the server; what is loaded stays, and looking for garbage in it costs a tenth of it."""
    gc.disable()
    from server.app.run import run_server  # noqa: PLC0415  see above

    gc.freeze()
    gc.enable()
    return run_server


def _announce(address: str) -> None:
    typer.echo(f"gamdok-server ready at {address}")


def main() -> None:
    """Run the command that the arguments name."""
    command()


if __name__ == "__main__":
    main()
