"""How a console is started: where the centre is, which language and scheme."""

import argparse
import os
import platform
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

from msgspec import Meta

from common.client.address import CentreAddress
from common.core.settings import Settings, load_settings
from common.qt.i18n.language import Language
from common.qt.theme.scheme import Scheme

DEFAULT_PORT = 8443


class ConsoleSettings(Settings, frozen=True, kw_only=True):
    """Options and environment (`GAMDOK_HOST` …) of both consoles."""

    host: Annotated[str, Meta(description="Name or address of the centre's server.")]
    port: Annotated[int, Meta(ge=1, le=65535, description="Port of the server.")] = DEFAULT_PORT
    socket_port: Annotated[
        int, Meta(ge=0, le=65535, description="Port of the socket servers; 0 for the same.")
    ] = 0
    ca: Annotated[
        str, Meta(description="File with the centre's CA; the only one that is believed.")
    ] = ""
    language: Annotated[Language, Meta(description="ko or en.")] = Language.KO
    scheme: Annotated[Scheme, Meta(description="system, light, dark or high_contrast.")] = (
        Scheme.SYSTEM
    )
    device: Annotated[str, Meta(description="Name of this machine in the server's records.")] = ""

    @property
    def address(self) -> CentreAddress:
        """Return the address of the centre."""
        ca_file = Path(self.ca) if self.ca else None
        return CentreAddress(
            host=self.host,
            port=self.port,
            ca_file=ca_file,
            socket_port=self.socket_port or None,
        )

    @property
    def shown_address(self) -> str:
        """Return the address as a person knows it."""
        return f"{self.host}:{self.port}"

    @property
    def machine(self) -> str:
        """Return the name of this machine, at most as long as an id may be."""
        return (self.device or platform.node() or "console")[:64]


def read_settings(program: str, arguments: Sequence[str] | None = None) -> ConsoleSettings:
    """Read the options above the environment.

    Raises:
        SettingsError: a value is missing or wrong.
        SystemExit: `--help`, or an option that does not exist.
    """
    parser = argparse.ArgumentParser(prog=program, description="Settings: GAMDOK_<NAME> too.")
    parser.add_argument("--host", help="name or address of the centre's server")
    parser.add_argument("--port", type=int, help=f"port of the server ({DEFAULT_PORT})")
    parser.add_argument("--socket-port", type=int, help="port of the socket servers")
    parser.add_argument("--ca", help="file with the centre's CA")
    parser.add_argument("--language", choices=[language.value for language in Language])
    parser.add_argument("--scheme", choices=[scheme.value for scheme in Scheme])
    parser.add_argument("--device", help="name of this machine in the server's records")
    options = vars(parser.parse_args(arguments))
    return load_settings(ConsoleSettings, environment=os.environ, options=options)
