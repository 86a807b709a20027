"""Typed settings: a TOML file, the environment above it, options above that.

An unknown name is an error that names the nearest known one.
"""

import difflib
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from common.core.errors import SettingsError

PREFIX = "GAMDOK_"


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of every program's settings; each field has a `Meta(description=…)`."""


S = TypeVar("S", bound=Settings)


def load_settings(
    kind: type[S],
    file: Path | None = None,
    environment: Mapping[str, str] | None = None,
    options: Mapping[str, object] | None = None,
) -> S:
    """Read the settings of a program.

    Args:
        kind: the settings class.
        file: a TOML file; may be missing only if None.
        environment: names `GAMDOK_<FIELD>`.
        options: already typed values that win over everything; None values are left out.

    Raises:
        SettingsError: file unreadable, unknown name or wrong value.
    """
    values: dict[str, Any] = {}
    if file is not None:
        values.update(_from_file(file))
    known = [field.name for field in msgspec.structs.fields(kind)]
    for name in known:
        text = (environment or {}).get(PREFIX + name.upper())
        if text is not None:
            values[name] = text
    values.update({k: v for k, v in (options or {}).items() if v is not None})
    for name in values:
        if name not in known:
            raise SettingsError(_unknown(name, known))
    try:
        return msgspec.convert(values, kind, strict=False)
    except msgspec.ValidationError as error:
        message = f"settings: {error}"
        raise SettingsError(message) from error


def _from_file(file: Path) -> dict[str, Any]:
    try:
        with file.open("rb") as stream:
            return tomllib.load(stream)
    except OSError as error:
        message = f"settings file {file}: {error.strerror}"
        raise SettingsError(message) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        message = f"settings file {file}: {error}"
        raise SettingsError(message) from error


def _unknown(name: str, known: list[str]) -> str:
    near = difflib.get_close_matches(name, known, n=1)
    hint = f"; did you mean {near[0]!r}?" if near else ""
    return f"settings: unknown name {name!r}{hint}"
