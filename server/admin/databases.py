"""`gamdok-admin db …`: the schema's version. The server must be stopped."""

import msgspec
import typer

from server.admin.caller import database_url
from server.admin.options import DEFAULT_DATA, AsJson, Data
from server.admin.terminal import FOUND_SOMETHING, reporting, show
from server.settings import DataFolder, settings_of
from server.stores.database import migrate

databases = typer.Typer(no_args_is_help=True, help="The database's schema.")


class SchemaVersion(msgspec.Struct, frozen=True, kw_only=True):
    """What there is and what this program needs; None before the first migration."""

    found: str | None
    needed: str


@databases.command("upgrade")
def upgrade(*, data: Data = DEFAULT_DATA, as_json: AsJson = False) -> None:
    """Bring the schema to this program's version, all or nothing."""
    with reporting(as_json=as_json):
        folder = DataFolder(data)
        migrate.upgrade(database_url(folder, settings_of(folder)))
        _show(_version(folder), as_json=as_json)


@databases.command("current")
def current(*, data: Data = DEFAULT_DATA, as_json: AsJson = False) -> None:
    """Show the schema's version; 3 if it is not the one this program needs."""
    with reporting(as_json=as_json):
        version = _version(DataFolder(data))
        _show(version, as_json=as_json)
    if version.found != version.needed:
        raise typer.Exit(FOUND_SOMETHING)


def _version(folder: DataFolder) -> SchemaVersion:
    url = database_url(folder, settings_of(folder))
    return SchemaVersion(found=migrate.current(url), needed=migrate.head())


def _show(version: SchemaVersion, *, as_json: bool) -> None:
    text = f"schema {version.found or 'none'}, this program needs {version.needed}"
    show(version, as_json=as_json, render=lambda console: console.print(text, highlight=False))
