"""Answers: appended, folded and acknowledged in five statements per batch, whatever its size."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from sqlalchemy import func, select

from common.protocol.snapshots import SavedAnswer
from common.protocol.vocabulary import Progress
from server.stores.database.answer_batches import (
    BEHIND_HEADS,
    FOLD_LATEST,
    GUARDS,
    INSERT_ENTRIES,
    TAKE_HEADS,
    WRITE_HEADS,
)
from server.stores.database.answer_heads import EntryKey, Epoch, Head, add_entries, close_holes
from server.stores.database.models import AnswerHeadRow, LatestAnswerRow
from server.stores.database.sealing import answer_context, open_value, seal_value
from server.stores.database.store import Store
from server.stores.records.answers import AnswerEntry, AnswerGuard, AnswerHead


class AnswerStore(Store):
    """Entries, the latest answers folded from them, and the heads that acknowledge them."""

    async def guards(self, attempt_ids: Collection[str]) -> dict[str, AnswerGuard]:
        """Return what decides about writing, by attempt; unknown ids are left out."""
        rows = await self._access.batch_rows(GUARDS, [(attempt_id,) for attempt_id in attempt_ids])
        return {
            row[0]: AnswerGuard(
                attempt_id=row[0],
                registration_id=row[1],
                period_id=row[2],
                room_id=row[3],
                sitting_id=row[4],
                progress=Progress(row[5]),
                epoch=row[6] or 0,
                device_id=row[7],
                started_ms=row[8],
                deadline_ms=row[9],
                submission_version=row[10],
                sealed=bool(row[11]),
            )
            for row in rows
        }

    async def append(self, entries: Sequence[AnswerEntry]) -> dict[Epoch, int]:
        """Keep entries; ones that are there already change nothing.

        The attempts must exist and the caller has checked lease, seal and deadline.

        Returns:
            for each (attempt, epoch) of the batch, how far its entries are complete.
        """
        heads = await self._take_heads({(e.attempt_id, e.epoch) for e in entries})
        rows = {(e.attempt_id, e.epoch, e.seq): e for e in reversed(entries)}
        sealed = {key: self._sealed(rows[key]) for key in sorted(rows)}
        fresh = await self._insert(rows, sealed)
        await self._fold(rows, sealed, fresh)
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

    def _sealed(self, entry: AnswerEntry) -> bytes:
        context = answer_context(entry.attempt_id, entry.item_id, entry.epoch, entry.seq)
        return seal_value(self._access.keyring, entry.value, context)

    async def _take_heads(self, epochs: set[Epoch]) -> dict[Epoch, Head]:
        rows = await self._access.batch_rows(TAKE_HEADS, sorted(epochs))
        heads = {(row[0], row[1]): Head(row[2], row[3]) for row in rows}
        return {epoch: heads.get(epoch) or Head(0, 0) for epoch in epochs}

    async def _insert(
        self, rows: Mapping[EntryKey, AnswerEntry], sealed: Mapping[EntryKey, bytes]
    ) -> set[EntryKey]:
        cells = [
            (*key, e.item_id, blob, e.offset_ms, e.received_ms, e.late, e.applied)
            for key, blob in sealed.items()
            for e in (rows[key],)
        ]
        return {
            (row[0], row[1], row[2]) for row in await self._access.batch_rows(INSERT_ENTRIES, cells)
        }

    async def _fold(
        self,
        rows: Mapping[EntryKey, AnswerEntry],
        sealed: Mapping[EntryKey, bytes],
        fresh: set[EntryKey],
    ) -> None:
        newest: dict[tuple[str, str], EntryKey] = {}
        for key in sealed:  # sorted: a later one of the same item overwrites
            entry = rows[key]
            if entry.applied and key in fresh:
                newest[entry.attempt_id, entry.item_id] = key
        await self._access.batch(
            FOLD_LATEST,
            [
                (*item, key[1], key[2], sealed[key], bool(rows[key].value))
                for item, key in sorted(newest.items())
            ],
        )

    async def _write_heads(self, heads: dict[Epoch, Head], fresh: set[EntryKey]) -> None:
        changed = add_entries(heads, fresh)
        holes = [(*key, heads[key].ack_upto) for key in sorted(changed) if heads[key].has_hole]
        if holes:
            behind = await self._access.batch_rows(BEHIND_HEADS, holes)
            close_holes(heads, ((row[0], row[1], row[2]) for row in behind))
        await self._access.batch(
            WRITE_HEADS,
            [(*key, heads[key].ack_upto, heads[key].last_seq) for key in sorted(changed)],
        )
