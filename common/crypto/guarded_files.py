"""Files that hold keys: written whole or not at all, readable by their owner only."""

import contextlib
import os
import secrets
import stat
import sys
from pathlib import Path

from common.crypto.errors import KeyUnavailableError

_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def make_folder(folder: Path) -> None:
    """Create a folder that only its owner enters; an existing one keeps its mode."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def write_guarded(file: Path, data: bytes, *, replace: bool = False) -> None:
    """Write a file of mode 0600 so that after a power cut it is there whole, or not at all.

    Raises:
        KeyUnavailableError: the file exists and `replace` is False, or cannot be written.
    """
    part = file.with_name(f".{file.name}.{secrets.token_hex(4)}")
    try:
        _write_new(part, data)
        if replace:
            part.replace(file)
        else:
            # Unlike a rename, a link never takes the place of keys that others are sealed under.
            os.link(part, file)
        _sync_folder(file.parent)
    except FileExistsError:
        message = f"{file.name} exists and is not replaced"
        raise KeyUnavailableError(message) from None
    except OSError as error:
        message = f"{file.name} cannot be written: {error.strerror}"
        raise KeyUnavailableError(message) from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def read_guarded(file: Path) -> bytes:
    """Read a file that only its owner may read.

    Raises:
        KeyUnavailableError: missing, unreadable, or group or others have any right on it.
    """
    try:
        with file.open("rb") as stream:
            if sys.platform != "win32":  # there the folder's access list guards it
                _refuse_loose(file, os.fstat(stream.fileno()).st_mode)
            return stream.read()
    except OSError as error:
        message = f"{file.name} cannot be read: {error.strerror}"
        raise KeyUnavailableError(message) from error


def _refuse_loose(file: Path, mode: int) -> None:
    if mode & _OTHERS:
        message = f"{file.name} has mode {stat.S_IMODE(mode):04o}; it must be 0600"
        raise KeyUnavailableError(message)


def _write_new(file: Path, data: bytes) -> None:
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def _sync_folder(folder: Path) -> None:
    if sys.platform != "win32":  # which cannot open a folder
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
