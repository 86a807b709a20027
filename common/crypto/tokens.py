"""Opaque tokens: 256 random bits for the peer, only their digest for the store (threat T5)."""

import hashlib
import secrets

TOKEN_BYTES = 32


def new_token() -> str:
    """Return a new token, safe in headers and addresses; shown once and never stored."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def token_digest(token: str) -> bytes:
    """Return what the store keeps and looks up.

    Plain SHA-256 is enough: the token is uniform, so there is nothing to guess offline; looking up
    by digest also leaves nothing to learn from the time a comparison takes.
    """
    return hashlib.sha256(token.encode()).digest()
