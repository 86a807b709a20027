"""`gamdok-admin init`: a new centre in an empty folder, with everything but a sitting."""

import shutil
import socket
from contextlib import suppress
from pathlib import Path
from typing import Annotated

import msgspec
import typer
from rich.console import Console

from common.core.errors import StorageError
from common.crypto.certificates import CA_FILE, create_ca, issue_server
from common.crypto.keyring import Keyring
from server.admin.options import DEFAULT_DATA, AsJson, Data
from server.admin.terminal import reporting, show
from server.settings import DataFolder, ServerSettings, sample
from server.stores.database import migrate
from server.stores.database.database_url import sqlite_url


class NewCentre(msgspec.Struct, frozen=True, kw_only=True):
    """What was made.

    Args:
        ca: the certificate that every program of the centre needs a copy of.
        ca_words: its fingerprint, for people to compare.
    """

    data: str
    name: str
    hosts: tuple[str, ...]
    ca: str
    ca_words: str


def init(
    *,
    name: Annotated[str, typer.Option(help="Name of the centre.")] = "Gamdok",
    host: Annotated[
        list[str] | None,
        typer.Option(help="Name or address of this server; may come several times."),
    ] = None,
    data: Data = DEFAULT_DATA,
    as_json: AsJson = False,
) -> None:
    """Make a new centre: keys, certificates, database and settings. Asks nothing."""
    with reporting(as_json=as_json):
        made = make_centre(DataFolder(data.absolute()), name, tuple(host or own_hosts()))
        show(made, as_json=as_json, render=lambda console: _render(console, made))


def make_centre(folder: DataFolder, name: str, hosts: tuple[str, ...]) -> NewCentre:
    """Fill an empty or missing folder; when a step fails, nothing of it stays. Blocks.

    Raises:
        StorageError: the folder is not empty or cannot be written.
    """
    _claim(folder.root)
    try:
        folder.files.mkdir()
        Keyring.create(folder.keys)
        authority = create_ca(folder.tls, name)
        issue_server(folder.tls, authority, hosts)
        migrate.upgrade(sqlite_url(folder.database))
        folder.settings.write_text(_settings_text(name, hosts), encoding="utf-8")
    except BaseException:
        _empty(folder.root)
        raise
    return NewCentre(
        data=str(folder.root),
        name=name,
        hosts=hosts,
        ca=str(folder.tls / CA_FILE),
        ca_words=authority.words,
    )


def own_hosts() -> tuple[str, ...]:
    """Return the names and addresses by which this machine knows itself."""
    name = socket.gethostname()
    found = ["localhost", "127.0.0.1", name]
    with suppress(OSError):  # a name that does not resolve is still a name
        found += [str(info[4][0]) for info in socket.getaddrinfo(name, None)]
    return tuple(dict.fromkeys(host.partition("%")[0] for host in found if host))


def _claim(root: Path) -> None:
    try:
        root.mkdir(parents=True, exist_ok=True, mode=0o700)
        taken = any(root.iterdir())
    except OSError as error:
        message = f"{root} cannot be used: {error.strerror}"
        raise StorageError(message) from error
    if taken:
        message = f"{root} is not empty; a centre that exists is not made again"
        raise StorageError(message)
    root.chmod(0o700)


def _empty(root: Path) -> None:
    for child in root.iterdir():
        if child.is_dir():
            shutil.rmtree(child)
        else:
            child.unlink()


def _settings_text(name: str, hosts: tuple[str, ...]) -> str:
    chosen = ServerSettings(centre_name=name, hosts=",".join(hosts))
    lines = sample().splitlines()
    for field in ("centre_name", "hosts"):
        value = msgspec.json.encode(getattr(chosen, field)).decode()
        at = next(n for n, line in enumerate(lines) if line.startswith(f"# {field} = "))
        lines[at] = f"{field} = {value}"
    return "\n".join([*lines, ""])


def _render(console: Console, made: NewCentre) -> None:
    console.print(
        f"Centre {made.name} is ready in {made.data}\n\n"
        f"Copy {made.ca} to every PC of the centre; programs trust nothing else.\n"
        f"Its fingerprint is {made.ca_words}\n\n"
        "Next:\n"
        "  gamdok-admin user add LOGIN --name NAME --role chief\n"
        "  gamdok-admin sitting create --plan FILE\n"
        "  gamdok-admin exam seal\n"
        "  gamdok-admin device codes --room ROOM     (PCs enrol once, before they are seats)\n"
        f"  gamdok-server run --data {made.data}",
        highlight=False,
        markup=False,
        soft_wrap=True,
    )
