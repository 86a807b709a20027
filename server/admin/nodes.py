"""`gamdok-admin node …`: this machine as a part of the centre."""

from typing import Annotated

import msgspec
import typer

from common.crypto.certificates import issue_server, load_ca
from server.admin.caller import perform
from server.admin.operations.power import REPORT_MAINS, ReportMains
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


@nodes.command("mains-lost")
def mains_lost(
    *,
    room: Annotated[
        list[str] | None, typer.Option(help="Room that the UPS feeds; all that write if left out.")
    ] = None,
    data: Data = DEFAULT_DATA,
    as_json: AsJson = False,
) -> None:
    """For the script of a UPS: propose to suspend the rooms; the proctor or the chief decides."""
    with reporting(as_json=as_json):
        asked = perform(DataFolder(data), REPORT_MAINS, ReportMains(rooms=tuple(room or ())))
        text = f"proposed to suspend: {', '.join(asked.rooms) or 'no room is writing'}"
        show(asked, as_json=as_json, render=lambda console: console.print(text, highlight=False))


def _of_settings(folder: DataFolder) -> list[str]:
    return [host.strip() for host in settings_of(folder).hosts.split(",") if host.strip()]
