"""The keyring on disk: data keys wrapped by the master key, and the master key's own guard.

`master.key` holds the master key where the machine guards it; with a passphrase there is no such
file and `keyring.json` holds the salt and cost instead. Neither file alone opens anything.
"""

import base64
import binascii
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from common.crypto.blobs import context_of, header_bytes, open_blob, read_header, seal_blob
from common.crypto.errors import KeyUnavailableError, TamperedError
from common.crypto.guarded_files import make_folder, read_guarded, write_guarded
from common.crypto.provider import KEY_BYTES, PassphraseCost, Provider

MASTER_FILE = "master.key"
KEYRING_FILE = "keyring.json"
FORMAT = 1
_MASTER_ID = 0
_SALT_BYTES = 16
_MAX_MEMORY_KIB = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True, repr=False)
class KeySet:
    """The unwrapped keys of a centre.

    Args:
        data: keys by id; new blobs use the one named by `current`.
        index: key of the blind indexes; never changes, or nothing is found any more.
        signing: Ed25519 private key of the centre.
    """

    data: dict[int, bytes]
    current: int
    index: bytes
    signing: bytes


@dataclass(frozen=True, slots=True, repr=False)
class MasterKey:
    """The key that wraps the others, and how it is made from a passphrase (None: key file)."""

    key: bytes
    salt: bytes = b""
    cost: PassphraseCost | None = None


def new_master(
    provider: Provider, passphrase: str | None, cost: PassphraseCost | None
) -> MasterKey:
    """Make a master key, random or from a passphrase.

    Raises:
        KeyUnavailableError: the passphrase is empty.
    """
    if passphrase is None:
        return MasterKey(provider.random(KEY_BYTES))
    if not passphrase.strip():
        message = "an empty passphrase guards nothing"
        raise KeyUnavailableError(message)
    salt, cost = provider.random(_SALT_BYTES), cost or PassphraseCost()
    return MasterKey(provider.passphrase_key(passphrase, salt, cost), salt, cost)


def write_master(folder: Path, master: MasterKey) -> None:
    """Write `master.key`, unless a passphrase takes its place.

    Raises:
        KeyUnavailableError: there are keys already, or the folder cannot be written.
    """
    make_folder(folder)
    if (folder / KEYRING_FILE).exists():
        message = f"{KEYRING_FILE} exists and is not replaced"
        raise KeyUnavailableError(message)
    if master.cost is None:
        write_guarded(folder / MASTER_FILE, base64.b64encode(master.key) + b"\n")


def write_keyring(
    folder: Path, provider: Provider, master: MasterKey, keys: KeySet, *, replace: bool = False
) -> None:
    """Write `keyring.json`.

    Raises:
        KeyUnavailableError: the file exists and `replace` is False, or cannot be written.
    """
    aead, header = provider.aead(master.key), header_bytes(provider.algorithm, _MASTER_ID)

    def wrapped(use: str, key: bytes) -> str:
        blob = seal_blob(provider, aead, header, key, context_of("keyring", use))
        return base64.b64encode(blob).decode()

    document: dict[str, object] = {
        "format": FORMAT,
        "current": keys.current,
        "data": {str(key_id): wrapped(f"data.{key_id}", key) for key_id, key in keys.data.items()},
        "index": wrapped("index", keys.index),
        "signing": wrapped("signing", keys.signing),
    }
    if master.cost is not None:
        salt = base64.b64encode(master.salt).decode()
        document["passphrase"] = {"kdf": "argon2id", "salt": salt, **asdict(master.cost)}
    text = json.dumps(document, indent=2) + "\n"
    write_guarded(folder / KEYRING_FILE, text.encode(), replace=replace)


def read_keyring(
    folder: Path, provider: Provider, passphrase: str | None
) -> tuple[MasterKey, KeySet]:
    """Unlock the keyring of a folder; blocks for about a second with a passphrase.

    Raises:
        KeyUnavailableError: files missing, damaged or loosely guarded; passphrase missing or wrong.
    """
    raw = read_guarded(folder / KEYRING_FILE)
    try:
        document: dict[str, Any] = json.loads(raw)
        if document["format"] != FORMAT:
            message = f"{KEYRING_FILE} has the unknown format {document['format']}"
            raise KeyUnavailableError(message)
        master = _unlock(folder, provider, document, passphrase)
        return master, _unwrap(provider, master, document)
    except TamperedError:
        message = "the keyring does not open: wrong passphrase or wrong key file"
        raise KeyUnavailableError(message) from None
    except (ValueError, KeyError, TypeError, AttributeError, binascii.Error):
        message = f"{KEYRING_FILE} or {MASTER_FILE} is damaged"
        raise KeyUnavailableError(message) from None


def _unlock(
    folder: Path, provider: Provider, document: dict[str, Any], passphrase: str | None
) -> MasterKey:
    locked = document.get("passphrase")
    if locked is None:
        key = base64.b64decode(read_guarded(folder / MASTER_FILE).strip(), validate=True)
        return MasterKey(key)
    if passphrase is None:
        message = "the keyring is locked by a passphrase"
        raise KeyUnavailableError(message)
    salt = base64.b64decode(locked["salt"], validate=True)
    cost = PassphraseCost(int(locked["passes"]), int(locked["memory_kib"]), int(locked["lanes"]))
    if cost.memory_kib > _MAX_MEMORY_KIB:
        message = f"{KEYRING_FILE} asks for too much memory"
        raise KeyUnavailableError(message)
    return MasterKey(provider.passphrase_key(passphrase, salt, cost), salt, cost)


def _unwrap(provider: Provider, master: MasterKey, document: dict[str, Any]) -> KeySet:
    aead = provider.aead(master.key)

    def unwrapped(use: str, text: str) -> bytes:
        blob = base64.b64decode(text, validate=True)
        read_header(blob)
        return open_blob(aead, blob, context_of("keyring", use))

    data = {
        int(key_id): unwrapped(f"data.{key_id}", text) for key_id, text in document["data"].items()
    }
    current = int(document["current"])
    if current not in data:
        message = f"{KEYRING_FILE} names an unknown current key"
        raise KeyUnavailableError(message)
    return KeySet(
        data=data,
        current=current,
        index=unwrapped("index", document["index"]),
        signing=unwrapped("signing", document["signing"]),
    )
