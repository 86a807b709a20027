"""The secret that this PC keeps for itself: what its journals' keys are wrapped with.

One function, so that a key guarded by hardware or made at the enrolment can take its place.
"""

from pathlib import Path

from common.crypto.errors import KeyUnavailableError
from common.crypto.guarded_files import make_folder, read_guarded, write_guarded
from common.crypto.provider import KEY_BYTES, OPENSSL

_FILE = "seat.key"


def seat_secret(folder: Path) -> bytes:
    """Return the secret of this PC (32 bytes), made at the first call. Blocks.

    Raises:
        KeyUnavailableError: it can be neither read nor made, or others may read it.
    """
    file = folder / _FILE
    if not file.exists():
        make_folder(folder)
        write_guarded(file, OPENSSL.random(KEY_BYTES))
    secret = read_guarded(file)
    if len(secret) != KEY_BYTES:
        message = f"{_FILE} holds no key"
        raise KeyUnavailableError(message)
    return secret
