"""Where a PC keeps its key: one file, readable by its owner only, that opens on this machine only.

Whoever copies the file alone has nothing; whoever copies it together with the machine's id can open
it. That is why a key that is used twice is noticed by the server as well.
"""

import base64
import binascii
from pathlib import Path

import msgspec

from common.client.device import SeatDevice
from common.crypto.device_keys import DeviceKey
from common.crypto.errors import KeyUnavailableError, TamperedError
from common.crypto.guarded_files import make_folder, read_guarded, write_guarded
from common.crypto.provider import NONCE_BYTES, OPENSSL

DEVICE_FILE = "device.key"
_INFO = b"gamdok device file 1"


class _Kept(msgspec.Struct, frozen=True, kw_only=True):
    device_id: str
    centre_id: str
    room: str
    seat: str
    sealed: str


def keep_device(folder: Path, device: SeatDevice, machine: str) -> None:
    """Write a PC's key, in the place of an earlier one. Blocks.

    Args:
        folder: made if missing.
        device: with its key.
        machine: `machine_digest()` of the machine where it will open.

    Raises:
        KeyUnavailableError: it cannot be written.
    """
    nonce = OPENSSL.random(NONCE_BYTES)
    context = _context(device.device_id, device.centre_id)
    sealed = nonce + OPENSSL.aead(_guard(machine)).seal(nonce, device.key.private, context)
    kept = _Kept(
        device_id=device.device_id,
        centre_id=device.centre_id,
        room=device.room,
        seat=device.seat,
        sealed=base64.b64encode(sealed).decode(),
    )
    try:
        make_folder(folder)
    except OSError as error:
        message = f"{folder.name} cannot be made: {error.strerror}"
        raise KeyUnavailableError(message) from error
    write_guarded(folder / DEVICE_FILE, msgspec.json.encode(kept), replace=True)


def kept_device(folder: Path, machine: str) -> SeatDevice | None:
    """Return the PC that was enrolled here, or None. Blocks.

    Raises:
        KeyUnavailableError: there is a key, but it is damaged, belongs to another machine, or
            others may read it.
    """
    file = folder / DEVICE_FILE
    if not file.is_file():
        return None
    try:
        kept = msgspec.json.decode(read_guarded(file), type=_Kept)
        sealed = base64.b64decode(kept.sealed, validate=True)
        context = _context(kept.device_id, kept.centre_id)
        nonce, blob = sealed[:NONCE_BYTES], sealed[NONCE_BYTES:]
        private = OPENSSL.aead(_guard(machine)).open(nonce, blob, context)
    except (msgspec.DecodeError, UnicodeDecodeError, binascii.Error, TamperedError):
        message = f"{DEVICE_FILE} does not open: damaged, or of another machine; enrol this PC anew"
        raise KeyUnavailableError(message) from None
    return SeatDevice(kept.device_id, kept.centre_id, kept.room, kept.seat, DeviceKey(private))


def _guard(machine: str) -> bytes:
    return OPENSSL.kdf(OPENSSL.hash(machine.encode()), _INFO)


def _context(device_id: str, centre_id: str) -> bytes:
    return f"{device_id}|{centre_id}".encode()
