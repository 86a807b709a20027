"""Proofs that the server told a seat its time: what a seat counts from them is more than a claim.

A seat that was cut off says of each answer how long after which anchor it was given. The offset is
the seat's own (its journal chains it); the anchor is ours.
"""

import hmac

from common.crypto.blobs import context_of
from common.crypto.keyring import Keyring
from common.crypto.provider import OPENSSL

_BYTES = 12
"""Ninety-six bits: guessing one takes longer than any exam."""


class TimeAnchors:
    """Makes and checks anchors of one centre.

    Args:
        keyring: whose derived key they are made with.
    """

    def __init__(self, keyring: Keyring) -> None:
        """Derive the key."""
        self._key = keyring.derive("time anchors")

    def make(self, attempt_id: str, server_ms: int) -> str:
        """Return the proof that an attempt was told this time."""
        told = context_of("anchor", attempt_id, str(server_ms))
        return OPENSSL.hmac(self._key, told)[:_BYTES].hex()

    def is_genuine(self, attempt_id: str, server_ms: int, proof: str) -> bool:
        """Say whether this centre told the attempt this time."""
        return hmac.compare_digest(self.make(attempt_id, server_ms), proof)
