"""Which programs must not run during an exam. The list is data: `blacklist.toml`, or another."""

from __future__ import annotations

import tomllib
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING

import msgspec

from common.core.errors import SettingsError

if TYPE_CHECKING:
    from candidate_app.lockdown.contract import ProcessFacts

PACKAGED = Path(__file__).parent / "blacklist.toml"


class BlacklistRule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One program.

    Args:
        name: as people know it.
        family: what it is for: messenger, remote, recorder …
        processes: names of its processes, without `.exe`; `*` stands for anything.
    """

    name: str
    family: str
    processes: tuple[str, ...]


class Blacklist(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All rules, the first that fits counts."""

    rule: tuple[BlacklistRule, ...] = ()

    def find(self, process: ProcessFacts) -> BlacklistRule | None:
        """Return the rule that a process falls under."""
        names = {plain_name(process.name), plain_name(file_name(process.path))} - {""}
        for rule in self.rule:
            patterns = [pattern.lower() for pattern in rule.processes]
            if any(fnmatchcase(name, pattern) for name in names for pattern in patterns):
                return rule
        return None


def read_blacklist(file: Path = PACKAGED) -> Blacklist:
    """Read a list.

    Raises:
        SettingsError: the file cannot be read or says something that no list says.
    """
    try:
        with file.open("rb") as stream:
            return msgspec.convert(tomllib.load(stream), Blacklist)
    except OSError as error:
        message = f"blacklist {file}: {error.strerror}"
        raise SettingsError(message) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as error:
        message = f"blacklist {file}: {error}"
        raise SettingsError(message) from error


def plain_name(name: str) -> str:
    """Return a process name for comparing: small letters, no `.exe`."""
    return name.lower().removesuffix(".exe")


def file_name(path: str) -> str:
    """Return the last part of a path of either kind of system."""
    return PureWindowsPath(PurePosixPath(path).name).name
