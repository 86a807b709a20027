"""`gamdok-admin config …`: the settings that are in force."""

import msgspec
import typer

from server.admin.options import DEFAULT_DATA, AsJson, Assignments, Data, assigned
from server.admin.terminal import reporting, show, table
from server.settings import DataFolder, sample, settings_of, shown

config = typer.Typer(no_args_is_help=True, help="Settings.")


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """Every setting as text; addresses that may hold a password are masked."""

    settings: dict[str, str]


@config.command("show")
def show_(
    *,
    assignments: Assignments = None,
    data: Data = DEFAULT_DATA,
    as_json: AsJson = False,
) -> None:
    """Show every setting: file, environment and options taken together."""
    with reporting(as_json=as_json):
        values = shown(settings_of(DataFolder(data), assigned(assignments)))
        made = table("Setting", "Value", rows=values.items())
        show(Shown(settings=values), as_json=as_json, render=lambda c: c.print(made))


@config.command("check")
def check(*, data: Data = DEFAULT_DATA, as_json: AsJson = False) -> None:
    """Read the settings and say what is wrong with them."""
    with reporting(as_json=as_json):
        values = shown(settings_of(DataFolder(data)))
        show(Shown(settings=values), as_json=as_json, render=lambda c: c.print("settings are fine"))


@config.command("sample")
def sample_() -> None:
    """Print a settings file with every setting, its meaning and its default."""
    typer.echo(sample())
