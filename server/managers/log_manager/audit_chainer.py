"""Chains the audit rows that all managers committed, and signs where the chain stands.

A row is durable with its act; its place in the chain follows within a second. Checkpoints are made
every minute, every thousand entries and whenever somebody asks (a stage changed, the end).
"""

from collections.abc import Sequence

from common.core.clock import Clock
from common.core.logs import get_logger
from common.crypto.audit_chain import AuditChain, SignedCheckpoint
from common.crypto.keyring import Keyring
from server.managers.log_manager.audit_form import body_of, checkpoint_record
from server.managers.publisher import Publisher
from server.managers.ticking import keep_ticking
from server.stores.records.logs import AuditEntry, ChainedAudit, Checkpoint
from server.stores.unit_of_work import UnitOfWork

_log = get_logger("managers.audit")
EVERY_S = 1.0
CHECKPOINT_EVERY_MS = 60_000
CHECKPOINT_EVERY_ENTRIES = 1000
_AT_ONCE = 500


class AuditChainer:
    """Appends to the chain of one server; there is one of it per server id.

    Args:
        publisher: opens units of work.
        keyring: signs checkpoints.
        clock: stamps checkpoints.
        server_id: name of the chain.
    """

    def __init__(
        self, publisher: Publisher, keyring: Keyring, clock: Clock, server_id: str
    ) -> None:
        """Read nothing yet: the chain's end is read with every batch."""
        self._publisher = publisher
        self._keyring = keyring
        self._clock = clock
        self._server_id = server_id
        self._asked = False

    def ask_for_checkpoint(self) -> None:
        """Sign at the next tick, whatever the time."""
        self._asked = True

    async def run(self) -> None:
        """Chain until cancelled."""
        await keep_ticking(self.tick, EVERY_S, self._clock)

    async def tick(self) -> int:
        """Chain all there is and sign if it is time; returns how many entries were chained."""
        total = 0
        while True:
            count = await self._chain_some()
            total += count
            if count < _AT_ONCE:
                return total

    async def _chain_some(self) -> int:
        async with self._publisher.writing() as work:
            entries = await work.audits.list_unchained(_AT_ONCE)
            chain = await self._end_of_chain(work)
            if entries:
                await work.audits.chain(self._chained(chain, entries))
            if await self._is_time(work, chain):
                await work.checkpoints.add(self._signed(chain))
                self._asked = False
        return len(entries)

    async def _end_of_chain(self, work: UnitOfWork) -> AuditChain:
        last = await work.audits.last(self._server_id)
        if last is None:
            return AuditChain(self._server_id)
        return AuditChain(self._server_id, last.number, bytes.fromhex(last.digest))

    def _chained(self, chain: AuditChain, entries: Sequence[AuditEntry]) -> list[ChainedAudit]:
        chained = []
        for entry in entries:
            link = chain.append(body_of(entry))
            chained.append(
                ChainedAudit(
                    entry=entry,
                    server_id=self._server_id,
                    number=link.seq,
                    previous=link.prev.hex(),
                    digest=link.hash.hex(),
                )
            )
        return chained

    async def _is_time(self, work: UnitOfWork, chain: AuditChain) -> bool:
        last = await work.checkpoints.last(self._server_id)
        covered, at_ms = (0, 0) if last is None else (last.number, last.at_ms)
        if chain.seq == covered:
            return False
        return (
            self._asked
            or chain.seq - covered >= CHECKPOINT_EVERY_ENTRIES
            or self._clock.now_ms() - at_ms >= CHECKPOINT_EVERY_MS
        )

    def _signed(self, chain: AuditChain) -> Checkpoint:
        signed: SignedCheckpoint = chain.checkpoint(self._keyring, self._clock.now_ms())
        _log.info("checkpoint", number=chain.seq, digest=chain.head.hex())
        return checkpoint_record(signed)
