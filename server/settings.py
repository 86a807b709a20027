"""Settings of the centre server and the places of its data folder.

`server.toml` of the data folder, then the environment (`GAMDOK_…`), then `--set name=value`.
The sample file and the settings page are made from the descriptions below and nowhere else.
"""

import os
import typing
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

from common.core.settings import PREFIX, Settings, load_settings

Text = Annotated[str, Meta(max_length=500)]
Count = Annotated[int, Meta(ge=1)]
Seconds = Annotated[float, Meta(gt=0)]
Rate = Annotated[float, Meta(gt=0)]


class ServerSettings(Settings, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything that a centre may want to change; the defaults suit one machine."""

    # -- the centre and where it listens
    centre_name: Annotated[Text, Meta(description="Name of the centre as programs show it.")] = (
        "Gamdok"
    )
    server_name: Annotated[
        str,
        Meta(
            pattern="^[a-z0-9-]{1,32}$",
            description="Name of this process among those of the centre; its audit chain has it.",
        ),
    ] = "main"
    hosts: Annotated[
        Text,
        Meta(description="Names and addresses of this server, comma separated: its certificate."),
    ] = "localhost,127.0.0.1"
    listen: Annotated[Text, Meta(description="Address to listen on; empty for every address.")] = ""
    port: Annotated[
        int, Meta(ge=0, le=65535, description="Port for HTTPS and sockets; 0 picks a free one.")
    ] = 8443
    tls: Annotated[
        bool, Meta(description="Speak TLS itself; false only behind nginx on the same machine.")
    ] = True
    balancer: Annotated[
        Text,
        Meta(description="Load balancer whose X-Forwarded-For is believed; or empty."),
    ] = ""
    metrics_from: Annotated[
        Text, Meta(description="Addresses that may read /metrics, comma separated.")
    ] = "127.0.0.1,::1"

    # -- where things are kept
    database_url: Annotated[
        Text,
        Meta(description="postgresql+asyncpg://…; empty for gamdok.db of the folder."),
    ] = ""
    redis_url: Annotated[
        Text,
        Meta(description="redis://…; empty for queues and live state in the process."),
    ] = ""
    files: Annotated[
        Text, Meta(description="Folder of the file share; empty for files/ of the data folder.")
    ] = ""
    ballast_mib: Annotated[
        int,
        Meta(
            ge=0,
            le=65536,
            description="Room kept in a file and given back when the disk is nearly full; 0: none.",
        ),
    ] = 256
    log_level: Annotated[
        typing.Literal["DEBUG", "INFO", "WARNING", "ERROR"], Meta(description="Least level logged.")
    ] = "INFO"

    # -- sign-in
    password_threads: Annotated[
        Count, Meta(description="Passwords checked at once; each takes 64 MiB.")
    ] = 4
    sign_in_tries: Annotated[Count, Meta(description="Wrong tries before a login is held.")] = 5
    sign_in_hold_s: Annotated[Seconds, Meta(description="How long it is held, seconds.")] = 60.0
    sign_in_rate: Annotated[Rate, Meta(description="Sign-ins per second and address.")] = 20.0
    sign_in_burst: Annotated[Count, Meta(description="Sign-ins of an address in a burst.")] = 200
    devices_required: Annotated[
        bool,
        Meta(
            description="Only PCs enrolled by a one-time code are let in as seats; false also lets "
            "in PCs without a key, for a centre that is still enrolling."
        ),
    ] = True
    token_hours: Annotated[Seconds, Meta(description="Life of a sign-in, hours.")] = 14.0

    # -- sockets
    max_connections: Annotated[Count, Meta(description="Sockets at once; more are refused.")] = 6000
    heartbeat_s: Annotated[Seconds, Meta(description="How often clients say they live.")] = 2.0
    ping_s: Annotated[
        float, Meta(ge=0, description="WebSocket ping of the server, seconds; 0 for none.")
    ] = 0.0
    idle_close_s: Annotated[
        Seconds, Meta(description="A connection without a heartbeat for so long is closed.")
    ] = 45.0
    staff_away_s: Annotated[
        Seconds, Meta(description="A member of staff without connection is away after this.")
    ] = 15.0
    send_buffer_kib: Annotated[
        Count, Meta(description="Unsent KiB from which a slow client's live updates coalesce.")
    ] = 64
    send_limit_kib: Annotated[
        Count, Meta(description="Unsent KiB at which a slow client is disconnected.")
    ] = 1024
    resume_limit: Annotated[
        Count, Meta(description="Missed events replayed at most; beyond that a fresh snapshot.")
    ] = 500
    gap_wait_s: Annotated[
        Seconds, Meta(description="A missing event number is read from the log after this.")
    ] = 0.2

    # -- what one connection may send, per second and in a burst
    answer_rate: Annotated[Rate, Meta(description="Answer messages per second.")] = 10.0
    answer_burst: Annotated[Count, Meta(description="Answer messages in a burst.")] = 50
    incident_rate: Annotated[Rate, Meta(description="Detection messages per second.")] = 20.0
    incident_burst: Annotated[Count, Meta(description="Detection messages in a burst.")] = 60
    session_rate: Annotated[Rate, Meta(description="Hellos and heartbeats per second.")] = 1.0
    session_burst: Annotated[Count, Meta(description="Hellos and heartbeats in a burst.")] = 10
    log_rate: Annotated[Rate, Meta(description="Log lines per second.")] = 10.0
    log_burst: Annotated[Count, Meta(description="Log lines in a burst.")] = 100
    command_rate: Annotated[Rate, Meta(description="All other commands per second.")] = 20.0
    command_burst: Annotated[Count, Meta(description="All other commands in a burst.")] = 100
    request_rate: Annotated[Rate, Meta(description="REST requests per second and sign-in.")] = 20.0
    request_burst: Annotated[Count, Meta(description="REST requests in a burst.")] = 60

    # -- work
    queue_capacity: Annotated[Count, Meta(description="Messages that wait in a queue at most.")] = (
        20_000
    )
    batch_limit: Annotated[Count, Meta(description="Messages a worker takes at once.")] = 1024
    drain_s: Annotated[Seconds, Meta(description="Longest wait for the queues at the end.")] = 10.0
    trim_s: Annotated[
        Seconds, Meta(description="Freed memory goes back to the system at most this often.")
    ] = 60.0


@dataclass(frozen=True, slots=True)
class DataFolder:
    """Where the server keeps what; the whole of a centre lies under one folder."""

    root: Path

    @property
    def settings(self) -> Path:
        """The settings file."""
        return self.root / "server.toml"

    @property
    def keys(self) -> Path:
        """Master key; readable by the service only."""
        return self.root / "keys"

    @property
    def tls(self) -> Path:
        """Centre CA and server certificate."""
        return self.root / "tls"

    @property
    def database(self) -> Path:
        """The SQLite file."""
        return self.root / "gamdok.db"

    @property
    def files(self) -> Path:
        """The file share of a centre of one machine."""
        return self.root / "files"

    @property
    def admin_socket(self) -> Path:
        """Where a running server takes `gamdok-admin`."""
        return self.root / "admin.sock"

    @property
    def anchor(self) -> Path:
        """The server's time at its last sign of life."""
        return self.root / "time.json"

    @property
    def ballast(self) -> Path:
        """Room that is given back when the disk is nearly full."""
        return self.root / "ballast"

    @property
    def lock(self) -> Path:
        """Held by whoever has the database open for writing."""
        return self.root / "server.lock"


def settings_of(folder: DataFolder, options: Mapping[str, object] | None = None) -> ServerSettings:
    """Return the settings of a data folder; the environment and `options` overrule its file.

    Raises:
        SettingsError: unknown name or wrong value; the text says which.
    """
    file = folder.settings if folder.settings.is_file() else None
    return load_settings(ServerSettings, file, os.environ, options)


_SECRET = frozenset({"database_url", "redis_url"})


def shown(settings: ServerSettings) -> dict[str, str]:
    """Return all values as text; addresses that may hold a password are masked."""
    values = msgspec.structs.asdict(settings)
    return {
        name: "(set)" if name in _SECRET and value else _toml(value)
        for name, value in values.items()
    }


def sample() -> str:
    """Return a settings file that holds every setting, its description and its default."""
    lines = ["# Settings of the centre server. Every line may be left out.", ""]
    for field in msgspec.structs.fields(ServerSettings):
        lines += [f"# {_description(field.type)}", f"# {field.name} = {_toml(field.default)}", ""]
    return "\n".join(lines)


def reference() -> str:
    """Return the settings page as Markdown."""
    lines = [
        "# Settings of the centre server",
        "",
        "`server.toml` of the data folder, above it the environment, above it `--set name=value`.",
        "",
        "| Name | Environment | Kind | Default | Meaning |",
        "| --- | --- | --- | --- | --- |",
    ]
    lines += [
        f"| `{field.name}` | `{PREFIX}{field.name.upper()}` | {_kind(field.type)} "
        f"| `{_toml(field.default)}` | {_description(field.type)} |"
        for field in msgspec.structs.fields(ServerSettings)
    ]
    return "\n".join([*lines, ""])


def _metas(annotation: object) -> tuple[object, ...]:
    return tuple(getattr(annotation, "__metadata__", ()))


def _description(annotation: object) -> str:
    texts = [meta.description for meta in _metas(annotation) if isinstance(meta, Meta)]
    return next(text for text in reversed(texts) if text)


def _kind(annotation: object) -> str:
    base = typing.get_args(annotation)[0]
    while typing.get_origin(base) is Annotated:
        base = typing.get_args(base)[0]
    if typing.get_origin(base) is typing.Literal:
        return " or ".join(typing.get_args(base))
    return base.__name__ if isinstance(base, type) else str(base)


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    return msgspec.json.encode(str(value)).decode()
