"""The secret of an attempt that goes into the root of its answers.

The seat gets it and nobody else: whoever sees roots and receipts without it, as all staff do,
cannot find the answers of a short paper by trying them all.
"""

from common.crypto.keyring import Keyring


def receipt_salt(keyring: Keyring, attempt_id: str) -> str:
    """Return the salt as 64 lower-case hex digits; the same whenever and wherever it is asked."""
    return keyring.derive("receipt", attempt_id).hex()
