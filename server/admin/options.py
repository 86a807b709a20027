"""Options that every command has."""

from pathlib import Path
from typing import Annotated

import typer

DEFAULT_DATA = Path("/var/lib/gamdok")

Data = Annotated[
    Path, typer.Option("--data", envvar="GAMDOK_DATA", help="The centre's data folder.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Answer as JSON, for programs.")]
Assignments = Annotated[
    list[str] | None, typer.Option("--set", metavar="NAME=VALUE", help="Overrule a setting.")
]


def assigned(assignments: list[str] | None) -> dict[str, object]:
    """Return `--set` options as settings.

    Raises:
        typer.BadParameter: no `=` in one of them.
    """
    values: dict[str, object] = {}
    for assignment in assignments or ():
        name, equals, value = assignment.partition("=")
        if not equals:
            message = f"{assignment!r} is not NAME=VALUE"
            raise typer.BadParameter(message, param_hint="--set")
        values[name.strip()] = value.strip()
    return values
