"""The audit chain: every entry holds the digest of the one before (threats T12, T13).

A chain alone does not stop whoever owns the server from cutting its end or writing it anew: signed
checkpoints, kept outside the server, do. `audit_verify` finds both offline.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

from common.crypto.canonical import canonical_json
from common.crypto.provider import OPENSSL, Provider
from common.crypto.signer import Signer

_SIGNED_AS = b"gamdok checkpoint 1\n"
_GENESIS = b"gamdok audit chain 1\n"


@dataclass(frozen=True, slots=True)
class ChainedEntry:
    """An entry as it is stored.

    Args:
        seq: 1, 2, 3 … without gap.
        prev: digest of the entry before; `genesis(chain)` for the first.
        hash: digest over `prev`, `seq` and `body`.
        body: what happened; JSON without floats.
    """

    seq: int
    prev: bytes
    hash: bytes
    body: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """Where a chain stood at a moment.

    Args:
        chain: name of the chain (the server's id).
        seq: last entry it covers; 0 for an empty chain.
        head: hex digest of that entry.
        at_ms: server's wall time.
        facts: what else is vouched for: counts of rows, root over the answers …
    """

    chain: str
    seq: int
    head: str
    at_ms: int
    facts: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SignedCheckpoint:
    """A checkpoint as it leaves the server."""

    checkpoint: Checkpoint
    signature: bytes


def genesis(chain: str) -> bytes:
    """Return the digest that the first entry of a chain builds on: no two chains share one."""
    return hashlib.sha256(_GENESIS + chain.encode()).digest()


def entry_hash(prev: bytes, seq: int, body: Mapping[str, object]) -> bytes:
    """Return the digest of an entry.

    Raises:
        ValueError: the body has no canonical form.
    """
    return hashlib.sha256(prev + canonical_json({"seq": seq, "body": body})).digest()


class AuditChain:
    """Appends to one chain; one writer, which stores entries in the order it gets them.

    Args:
        name: of the chain.
        seq: last entry stored; 0 for a new chain.
        head: its digest; None for a new chain.
    """

    def __init__(self, name: str, seq: int = 0, head: bytes | None = None) -> None:
        """Go on after `seq`."""
        self._name = name
        self._seq = seq
        self._head = genesis(name) if head is None else head

    @property
    def seq(self) -> int:
        """Number of the last entry."""
        return self._seq

    @property
    def head(self) -> bytes:
        """Digest of the last entry."""
        return self._head

    def append(self, body: Mapping[str, object]) -> ChainedEntry:
        """Chain an entry; the caller stores it, or goes back to an older chain object.

        Raises:
            ValueError: the body has no canonical form; the chain is as before.
        """
        digest = entry_hash(self._head, self._seq + 1, body)
        entry = ChainedEntry(self._seq + 1, self._head, digest, body)
        self._seq, self._head = entry.seq, entry.hash
        return entry

    def checkpoint(
        self, signer: Signer, at_ms: int, facts: Mapping[str, str] | None = None
    ) -> SignedCheckpoint:
        """Sign where the chain stands."""
        checkpoint = Checkpoint(self._name, self._seq, self._head.hex(), at_ms, dict(facts or {}))
        return SignedCheckpoint(checkpoint, signer.sign(_signed_bytes(checkpoint)))


def is_genuine(
    signed: SignedCheckpoint, public_key: bytes, *, provider: Provider = OPENSSL
) -> bool:
    """Say whether the owner of `public_key` signed the checkpoint as it is."""
    try:
        data = _signed_bytes(signed.checkpoint)
    except ValueError:
        return False
    return provider.verify(public_key, signed.signature, data)


def _signed_bytes(checkpoint: Checkpoint) -> bytes:
    return _SIGNED_AS + canonical_json(asdict(checkpoint))
