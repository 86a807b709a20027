"""`gamdok-admin node …`: this machine as a part of the centre."""

from typing import Annotated

import msgspec
import typer

from common.crypto.certificates import issue_server, load_ca
from server.admin.options import DEFAULT_DATA, AsJson, Data
from server.admin.terminal import reporting, show
from server.settings import DataFolder, settings_of

nodes = typer.Typer(no_args_is_help=True, help="This machine.")


class IssuedCertificate(msgspec.Struct, frozen=True, kw_only=True):
    """A server certificate as it was issued; it counts from the next start of the server on."""

    hosts: tuple[str, ...]
    until: str


@nodes.callback()
def _nodes() -> None:
    """This machine."""


@nodes.command("certificate")
def certificate(
    *,
    host: Annotated[
        list[str] | None,
        typer.Option(help="Name or address of this server; those of the settings if left out."),
    ] = None,
    data: Data = DEFAULT_DATA,
    as_json: AsJson = False,
) -> None:
    """Issue the server's certificate anew: every year, and whenever its address changes."""
    with reporting(as_json=as_json):
        folder = DataFolder(data)
        hosts = tuple(host or _of_settings(folder))
        issued = issue_server(folder.tls, load_ca(folder.tls), hosts)
        made = IssuedCertificate(hosts=hosts, until=issued.not_valid_after_utc.date().isoformat())
        text = f"certificate for {', '.join(hosts)} until {made.until}; restart the server"
        show(made, as_json=as_json, render=lambda console: console.print(text, highlight=False))


def _of_settings(folder: DataFolder) -> list[str]:
    return [host.strip() for host in settings_of(folder).hosts.split(",") if host.strip()]
