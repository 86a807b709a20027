"""Who signs: the centre's keyring, or anything else that holds a key."""

from typing import Protocol


class Signer(Protocol):
    """Signs for one Ed25519 key; `Keyring` is one."""

    @property
    def public_key(self) -> bytes:
        """The 32 bytes that verify the signatures."""
        ...

    def sign(self, data: bytes) -> bytes:
        """Return the signature (64 bytes)."""
        ...
