"""Device keys: what a PC signs so that the server knows it again (threats T2, T3, T5).

The server gives a new challenge in every answer to an upgrade, so a signature serves one connection
and no other: there is nothing to replay. The centre and the session stand in the signed text, so
that it cannot be carried to another centre or to somebody else's sign-in.
"""

import base64
import binascii
import hashlib
import secrets

from common.crypto.provider import KEY_BYTES, OPENSSL, Provider

CHALLENGE_HEADER = "Gamdok-Challenge"
"""In the answer to the upgrade; text of `new_challenge`."""
_CHALLENGE_BYTES = 32
_HELLO = b"gamdok hello 1"
_ENROLMENT = b"gamdok enrolment 1"


class DeviceKey:
    """The private key of a PC; never shown, not even in errors."""

    __slots__ = ("_private", "_provider", "public_key")

    def __init__(self, private: bytes, provider: Provider = OPENSSL) -> None:
        """Take 32 secret bytes."""
        self._private = private
        self._provider = provider
        self.public_key = provider.public_key(private)

    @classmethod
    def new(cls, provider: Provider = OPENSSL) -> "DeviceKey":
        """Make a key."""
        return cls(provider.random(KEY_BYTES), provider)

    @property
    def private(self) -> bytes:
        """The secret, for the file that keeps it."""
        return self._private

    def sign_hello(self, challenge: str, centre_id: str, device_id: str, session: bytes) -> str:
        """Return the proof for one connection.

        Args:
            challenge: as the server gave it on this connection.
            centre_id: of the centre where this PC was enrolled.
            device_id: this PC.
            session: digest of the token of this connection.
        """
        return _text(self._sign(hello_text(challenge, centre_id, device_id, session)))

    def sign_enrolment(self, code: str) -> str:
        """Return the proof that whoever enrols holds the private key."""
        return _text(self._sign(enrolment_text(code, self.public_key)))

    def _sign(self, data: bytes) -> bytes:
        return self._provider.sign(self._private, data)


def new_challenge() -> str:
    """Return what one connection has to sign; never given twice."""
    return secrets.token_urlsafe(_CHALLENGE_BYTES)


def hello_text(challenge: str, centre_id: str, device_id: str, session: bytes) -> bytes:
    """Return what is signed in a hello."""
    return _joined(_HELLO, challenge.encode(), centre_id.encode(), device_id.encode(), session)


def enrolment_text(code: str, public_key: bytes) -> bytes:
    """Return what is signed when a PC is enrolled; `code` in its normal form."""
    return _joined(_ENROLMENT, code.encode(), public_key)


def is_proof(proof: str, public_key: bytes, signed: bytes, provider: Provider = OPENSSL) -> bool:
    """Say whether a proof is right; False also for what is no proof at all."""
    try:
        signature = base64.b64decode(proof, validate=True)
    except (ValueError, binascii.Error):
        return False
    return provider.verify(public_key, signature, signed)


def centre_id_of(public_key: bytes) -> str:
    """Return the name under which seats know a centre, from its public signing key."""
    return hashlib.sha256(public_key).hexdigest()[:32]


def _joined(*parts: bytes) -> bytes:
    # Each part with its length: no two lists of parts give the same bytes.
    return b"".join(len(part).to_bytes(4, "big") + part for part in parts)


def _text(signature: bytes) -> str:
    return base64.b64encode(signature).decode()
