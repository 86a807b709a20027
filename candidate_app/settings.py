"""What the candidate program is told when it starts: options above environment above defaults."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
from msgspec import Meta

from common.core.ids import is_id, new_id
from common.core.settings import Settings, load_settings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PROGRAM = "gamdok-candidate"
VERSION = "0.1.0"
_LANGUAGES = "^(ko|en)$"
_SCHEMES = "^(system|light|dark|high_contrast)$"


class CandidateSettings(Settings, frozen=True, kw_only=True):
    """Where the centre is, how the window looks, what is watched."""

    host: Annotated[str, Meta(description="the centre's server")] = "127.0.0.1"
    port: Annotated[int, Meta(description="its port", ge=1, le=65535)] = 8443
    ca: Annotated[str, Meta(description="file of the centre's CA; none speaks plain HTTP")] = ""
    device: Annotated[str, Meta(description="id of this PC; else the one it keeps")] = ""
    state: Annotated[str, Meta(description="folder for what this PC keeps")] = ""
    window: Annotated[bool, Meta(description="a plain window without a lockdown")] = False
    language: Annotated[str, Meta(description="ko or en", pattern=_LANGUAGES)] = "ko"
    scheme: Annotated[
        str, Meta(description="system, light, dark or high_contrast", pattern=_SCHEMES)
    ] = "system"
    history: Annotated[str, Meta(description="file for the seat's own record")] = ""
    blacklist: Annotated[str, Meta(description="another list of programs (TOML)")] = ""
    grace_s: Annotated[
        float, Meta(description="seconds after the start in which nothing is watched", ge=0)
    ] = 10.0
    end_within: Annotated[
        int, Meta(description="end listed programs below this process; 0 ends none", ge=0)
    ] = 0


def read_settings(
    arguments: Sequence[str], environment: Mapping[str, str] | None = None
) -> CandidateSettings:
    """Read the command line and the environment.

    Raises:
        SettingsError: an option has a wrong value.
        SystemExit: the options cannot be read, or help was asked for.
    """
    return load_settings(
        CandidateSettings,
        environment=os.environ if environment is None else environment,
        options=vars(_parser().parse_args(arguments)),
    )


def device_id(settings: CandidateSettings) -> str:
    """Return the id of this PC: the one told, the one kept, or a new one kept from now on."""
    if settings.device:
        return settings.device
    file = state_folder(settings) / "device"
    kept = file.read_text(encoding="ascii", errors="replace").strip() if file.is_file() else ""
    if is_id(kept):
        return kept
    made = new_id()
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    file.write_text(made + "\n", encoding="ascii")
    return made


def state_folder(settings: CandidateSettings) -> Path:
    """Return where this PC keeps what must outlive the program."""
    if settings.state:
        return Path(settings.state)
    if os.name == "nt":
        return Path(os.environ.get("LOCALAPPDATA", Path.home())) / "gamdok" / "candidate"
    base = os.environ.get("XDG_STATE_HOME")
    return (Path(base) if base else Path.home() / ".local" / "state") / "gamdok" / "candidate"


def path_of(text: str) -> Path | None:
    """Return a path setting as a path; the empty one is none."""
    return Path(text) if text else None


def _parser() -> argparse.ArgumentParser:
    """Return one option per setting, so that none can be forgotten."""
    parser = argparse.ArgumentParser(prog=PROGRAM, description="The seat of one candidate.")
    for field in msgspec.structs.fields(CandidateSettings):
        option = f"--{field.name.replace('_', '-')}"
        told = next(meta for meta in field.type.__metadata__ if isinstance(meta, Meta))
        if isinstance(field.default, bool):
            parser.add_argument(option, action="store_true", default=None, help=told.description)
        else:
            meaning = f"{told.description} ({field.default})" if field.default != "" else None
            name = field.name.upper()
            parser.add_argument(option, metavar=name, help=meaning or told.description)
    return parser
