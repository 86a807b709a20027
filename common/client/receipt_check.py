"""Whether a receipt is the centre's own."""

import base64
import binascii

from common.crypto.provider import OPENSSL
from common.crypto.receipt_form import receipt_bytes
from common.protocol.rows import SealRow


def is_signed_by_centre(seal: SealRow, centre_key: str) -> bool:
    """Say whether the centre signed this receipt as it is.

    Args:
        seal: with its signature.
        centre_key: base64 of the centre's public signing key.
    """
    try:
        signature = base64.b64decode(seal.signature, validate=True)
        key = base64.b64decode(centre_key, validate=True)
    except binascii.Error:
        return False
    signed = receipt_bytes(
        attempt_id=seal.attempt_id,
        version=seal.version,
        kind=seal.kind.value,
        answered=seal.answered,
        root=seal.root,
        sealed_ms=seal.sealed_ms,
    )
    return OPENSSL.verify(key, signature, signed)
