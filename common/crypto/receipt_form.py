"""The bytes that the signature of a receipt covers; whoever verifies one makes them again."""

from common.crypto.canonical import canonical_json

_SIGNED_AS = b"gamdok receipt 1\n"


def receipt_bytes(  # noqa: PLR0913  what a receipt says
    *, attempt_id: str, version: int, kind: str, answered: int, root: str, sealed_ms: int
) -> bytes:
    """Return what is signed: attempt, version, kind, count, root and time.

    Raises:
        ValueError: a number beyond what JSON carries exactly.
    """
    return _SIGNED_AS + canonical_json(
        {
            "attempt": attempt_id,
            "version": version,
            "kind": kind,
            "answered": answered,
            "root": root,
            "sealed_ms": sealed_ms,
        }
    )
