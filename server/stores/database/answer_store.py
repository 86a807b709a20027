"""Answers: appended, folded and acknowledged in five statements per batch, whatever its size."""

from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import func, select

from common.protocol.snapshots import SavedAnswer
from server.stores.database.access import Access
from server.stores.database.answer_batches import (
    ADD_ENTRIES,
    APPEND_ENTRIES,
    BEHIND_HEADS,
    FOLD_LATEST,
    GATES,
    GUARDS,
    TAKE_HEADS,
    WRITE_HEADS,
)
from server.stores.database.answer_heads import Epoch, Head, by_epoch, divide
from server.stores.database.batches import Cells
from server.stores.database.models import AnswerHeadRow, LatestAnswerRow
from server.stores.database.sealing import answer_context, open_value, seal_values
from server.stores.database.store import Store
from server.stores.records.answers import AnswerEntry, AnswerGate, AnswerGuard, AnswerHead

SealedEntry = tuple[AnswerEntry, bytes]
"""An entry and its sealed value."""


class AnswerStore(Store):
    """Entries, the latest answers folded from them, and the heads that acknowledge them."""

    def __init__(self, access: Access) -> None:
        """Take the access of a unit of work or of a reading."""
        super().__init__(access)
        self._heads_read: dict[Epoch, Head] = {}

    async def guards(self, attempt_ids: Collection[str]) -> dict[str, AnswerGuard]:
        """Return what decides about writing, by attempt; unknown ids are left out."""
        guards = await self._access.ask(GUARDS, [(attempt_id,) for attempt_id in attempt_ids])
        return {guard.attempt_id: guard for guard in guards}

    async def gates(self, attempt_ids: Collection[str]) -> dict[str, AnswerGate]:
        """Return what decides about saves, by attempt; unknown ids are left out."""
        gates = await self._access.ask(GATES, [(attempt_id,) for attempt_id in attempt_ids])
        if self._access.writes_alone:
            self._heads_read = {
                (g.attempt_id, g.epoch): Head(g.attempt_id, g.epoch, g.ack_upto, g.last_seq)
                for g in gates
            }
        return {gate.attempt_id: gate for gate in gates}

    async def append(self, entries: Sequence[AnswerEntry]) -> dict[Epoch, int]:
        """Keep entries; ones that are there already change nothing.

        The attempts must exist and the caller has checked lease, seal and deadline.

        Returns:
            for each (attempt, epoch) of the batch, how far its entries are complete.
        """
        groups = by_epoch(entries)
        heads = await self._take_heads(groups)
        new, doubtful = divide(groups, heads)
        fresh = self._seal(new)
        await self._access.batch(APPEND_ENTRIES, _cells(fresh))
        if doubtful:
            fresh += await self._add(doubtful)
            fresh.sort(key=_place)
        await self._fold(fresh)
        await self._write_heads(heads, fresh)
        return {key: head.ack_upto for key, head in heads.items()}

    async def latest(self, attempt_id: str) -> tuple[SavedAnswer, ...]:
        """Return the answers that count, cleared ones too, by item."""
        latest = LatestAnswerRow
        rows = await self._access.rows(
            select(latest.item_id, latest.epoch, latest.seq, latest.value)
            .where(latest.attempt_id == attempt_id)
            .order_by(latest.item_id)
        )
        keyring = self._access.keyring
        return tuple(
            SavedAnswer(
                item_id=row["item_id"],
                value=open_value(
                    keyring,
                    row["value"],
                    answer_context(attempt_id, row["item_id"], row["epoch"], row["seq"]),
                ),
                epoch=row["epoch"],
                seq=row["seq"],
            )
            for row in rows
        )

    async def answered_counts(self, attempt_ids: Iterable[str]) -> dict[str, int]:
        """Return how many items have an answer, by attempt; attempts without one are left out."""
        latest = LatestAnswerRow
        rows = await self._access.rows(
            select(latest.attempt_id, func.count().label("answered"))
            .where(latest.attempt_id.in_(list(attempt_ids)), latest.answered)
            .group_by(latest.attempt_id)
        )
        return {row["attempt_id"]: row["answered"] for row in rows}

    async def heads(self, attempt_id: str) -> tuple[AnswerHead, ...]:
        """Return how far each epoch of an attempt is complete, oldest first."""
        head = AnswerHeadRow
        return await self._all(
            AnswerHead,
            select(head.epoch, head.ack_upto, head.last_seq)
            .where(head.attempt_id == attempt_id)
            .order_by(head.epoch),
        )

    async def _take_heads(self, epochs: Collection[Epoch]) -> dict[Epoch, Head]:
        """Return the heads of some epochs; epochs come sorted.

        Each is used once and not kept: if a savepoint is rolled back, its changes are too.
        """
        known, self._heads_read = self._heads_read, {}
        heads = {epoch: known.get(epoch) or Head(*epoch) for epoch in epochs}
        asked = [epoch for epoch in epochs if epoch not in known]
        for head in await self._access.ask(TAKE_HEADS, asked):
            heads[head.attempt_id, head.epoch] = head
        return heads

    async def _add(self, doubtful: Sequence[AnswerEntry]) -> list[SealedEntry]:
        """Insert entries that may be there already; returns those that were not."""
        sealed = self._seal(doubtful)
        added = set(await self._access.batch_rows(ADD_ENTRIES, _cells(sealed)))
        return [one for one in sealed if _place(one) in added]

    def _seal(self, entries: Sequence[AnswerEntry]) -> list[SealedEntry]:
        contexts = [answer_context(e.attempt_id, e.item_id, e.epoch, e.seq) for e in entries]
        blobs = seal_values(self._access.keyring, [e.value for e in entries], contexts)
        return list(zip(entries, blobs, strict=True))

    async def _fold(self, fresh: Sequence[SealedEntry]) -> None:
        newest: dict[tuple[str, str], Cells] = {}
        for e, blob in fresh:
            if e.applied:  # in ascending order: a later one of the same item overwrites
                cells = (e.attempt_id, e.item_id, e.epoch, e.seq, blob, bool(e.value))
                newest[e.attempt_id, e.item_id] = cells
        await self._access.batch(FOLD_LATEST, [newest[item] for item in sorted(newest)])

    async def _write_heads(self, heads: dict[Epoch, Head], fresh: Sequence[SealedEntry]) -> None:
        changed: dict[Epoch, Head] = {}
        for e, _ in fresh:
            head = changed[e.attempt_id, e.epoch] = heads[e.attempt_id, e.epoch]
            head.add(e.seq)
        holes = [(h.attempt_id, h.epoch, h.ack_upto) for h in changed.values() if h.has_hole]
        for key in sorted(await self._access.ask(BEHIND_HEADS, holes)):
            heads[key.attempt_id, key.epoch].add(key.seq)
        await self._access.batch(
            WRITE_HEADS,
            [(h.attempt_id, h.epoch, h.ack_upto, h.last_seq) for h in changed.values()],
        )


def _cells(sealed: Iterable[SealedEntry]) -> list[Cells]:
    return [
        (
            e.attempt_id,
            e.epoch,
            e.seq,
            e.item_id,
            blob,
            e.offset_ms,
            e.received_ms,
            e.late,
            e.applied,
        )
        for e, blob in sealed
    ]


def _place(sealed: SealedEntry) -> tuple[str, int, int]:
    entry = sealed[0]
    return entry.attempt_id, entry.epoch, entry.seq
