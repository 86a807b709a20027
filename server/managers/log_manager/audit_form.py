"""The form of an audit entry inside the chain, shared by the chainer and the verifier's command."""

import base64

import msgspec

from common.crypto.audit_chain import ChainedEntry, SignedCheckpoint
from common.crypto.audit_chain import Checkpoint as CheckpointFacts
from server.stores.records.logs import AuditEntry, ChainedAudit, Checkpoint

_facts: msgspec.json.Decoder[dict[str, str]] = msgspec.json.Decoder(dict[str, str])


def body_of(entry: AuditEntry) -> dict[str, object]:
    """Return what the chain's digest covers: all of the entry, states as JSON text."""
    return {
        "id": entry.id,
        "at_ms": entry.at_ms,
        "role": entry.actor.role.value,
        "actor": entry.actor.id,
        "act": entry.act,
        "target": entry.target,
        "before": entry.before,
        "after": entry.after,
        "reason": entry.reason,
    }


def chained_entry(stored: ChainedAudit) -> ChainedEntry:
    """Return a stored entry as `common.crypto.audit_verify` reads it."""
    return ChainedEntry(
        seq=stored.number,
        prev=bytes.fromhex(stored.previous),
        hash=bytes.fromhex(stored.digest),
        body=body_of(stored.entry),
    )


def checkpoint_record(signed: SignedCheckpoint) -> Checkpoint:
    """Return a signed checkpoint as it is stored."""
    facts = signed.checkpoint
    return Checkpoint(
        server_id=facts.chain,
        number=facts.seq,
        digest=facts.head,
        at_ms=facts.at_ms,
        facts=msgspec.json.encode(facts.facts).decode(),
        signature=base64.b64encode(signed.signature).decode(),
    )


def signed_checkpoint(stored: Checkpoint) -> SignedCheckpoint:
    """Return a stored checkpoint as `common.crypto.audit_verify` reads it."""
    facts = CheckpointFacts(
        chain=stored.server_id,
        seq=stored.number,
        head=stored.digest,
        at_ms=stored.at_ms,
        facts=_facts.decode(stored.facts),
    )
    return SignedCheckpoint(facts, base64.b64decode(stored.signature))
