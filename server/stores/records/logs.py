"""Audit entries, checkpoints and log lines."""

import msgspec

from common.protocol.base import Value
from common.protocol.logs import LogLevel, LogStream
from common.protocol.rows import ActorRef


class AuditEntry(Value, frozen=True, kw_only=True):
    """An act of a person, not yet in the chain.

    Args:
        ordinal: commit order within the database; holes mean nothing.
        target: what was acted on, `noun:id`.
        before: JSON of the state before; `null` where there was none.
        after: JSON of the state after.
    """

    id: str
    ordinal: int
    at_ms: int
    actor: ActorRef
    act: str
    target: str
    before: str
    after: str
    reason: str


class ChainedAudit(Value, frozen=True, kw_only=True):
    """An entry with its place in a server's chain.

    Args:
        previous: digest of the entry before; empty for the first.
        digest: over `previous` and the entry's canonical form.
    """

    entry: AuditEntry
    server_id: str
    number: int
    previous: str
    digest: str


class Checkpoint(Value, frozen=True, kw_only=True):
    """The signed head of a chain.

    Args:
        number: the entry it covers, with all before.
        facts: JSON of what else is signed (row counts …).
    """

    server_id: str
    number: int
    digest: str
    at_ms: int
    facts: str
    signature: str


class LogLine(Value, frozen=True, kw_only=True):
    """A system or security line.

    Args:
        at_ms: the sender's clock.
        received_ms: ours.
    """

    id: str
    stream: LogStream
    level: LogLevel
    event: str
    at_ms: int
    received_ms: int
    actor: ActorRef
    facts: dict[str, str] = msgspec.field(default_factory=dict)
