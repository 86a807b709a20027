"""What a receipt's signature covers and whether it is genuine."""

import base64
import binascii

from common.crypto import receipt_form
from common.crypto.provider import OPENSSL
from common.protocol.rows import SealRow


def receipt_bytes(seal: SealRow) -> bytes:
    """Return what is signed: attempt, version, kind, count, root and time."""
    return receipt_form.receipt_bytes(
        attempt_id=seal.attempt_id,
        version=seal.version,
        kind=seal.kind.value,
        answered=seal.answered,
        root=seal.root,
        sealed_ms=seal.sealed_ms,
    )


def is_genuine_receipt(seal: SealRow, public_key: bytes) -> bool:
    """Say whether the centre with this key signed the receipt as it is."""
    try:
        signature = base64.b64decode(seal.signature, validate=True)
    except binascii.Error:
        return False
    return OPENSSL.verify(public_key, signature, receipt_bytes(seal))
