"""Answers: appended, acknowledged, and folded into those that count."""

from collections.abc import Collection, Iterable, Sequence

from msgspec.structs import replace
from sqlalchemy import func, select

from common.protocol.snapshots import SavedAnswer
from server.stores.database.answer_batches import ENTRIES, GATES, GUARDS
from server.stores.database.answer_heads import Epoch
from server.stores.database.answer_tails import fold_tails, newest, read_tails
from server.stores.database.careful_append import append_carefully
from server.stores.database.models import AnswerEntryRow, AnswerHeadRow, LatestAnswerRow
from server.stores.database.quick_append import append_quickly
from server.stores.database.sealing import answer_context, open_value
from server.stores.database.store import Store
from server.stores.records.answers import AnswerEntry, AnswerGate, AnswerGuard, AnswerHead


class AnswerStore(Store):
    """Entries, the latest answers folded from them, and the heads that acknowledge them."""

    async def guards(self, attempt_ids: Collection[str]) -> dict[str, AnswerGuard]:
        """Return what decides about writing, by attempt; unknown ids are left out."""
        guards = await self._access.ask(GUARDS, [(attempt_id,) for attempt_id in attempt_ids])
        return {guard.attempt_id: guard for guard in guards}

    async def gates(self, attempt_ids: Collection[str]) -> dict[str, AnswerGate]:
        """Return what decides about saves, by attempt; unknown ids are left out.

        Where this process alone writes they are asked for once and again after each change.
        """
        if not self._access.writes_alone:
            return await self._read_gates(attempt_ids)
        known = self._access.gates.find_all(attempt_ids)
        missing = [attempt_id for attempt_id, gate in known.items() if gate is None]
        if missing:
            read = await self._read_gates(missing)
            self._access.gates.learn(read)
            known.update(read)
        return {attempt_id: gate for attempt_id, gate in known.items() if gate is not None}

    async def append(self, entries: Sequence[AnswerEntry]) -> dict[Epoch, int]:
        """Keep entries; ones that are there already change nothing.

        The attempts must exist and the caller has checked lease, seal and deadline.

        Returns:
            for each (attempt, epoch) of the batch, how far its entries are complete.
        """
        if not self._access.writes_alone:
            return await append_carefully(self._access, entries)
        complete, rest = await append_quickly(self._access, entries)
        return {**complete, **await append_carefully(self._access, rest)} if rest else complete

    async def fold(self, attempt_ids: Collection[str]) -> None:
        """Fold what is only appended so far into latest answers and heads."""
        await fold_tails(self._access, attempt_ids)

    async def attempts_with_tails(self) -> tuple[str, ...]:
        """Return the attempts with entries that are not folded, as the tables say."""
        if not self._access.writes_alone:
            return ()
        rows = await self._access.rows(
            select(AnswerHeadRow.attempt_id)
            .join(
                AnswerEntryRow,
                (AnswerEntryRow.seq == AnswerHeadRow.last_seq + 1)
                & (AnswerEntryRow.epoch == AnswerHeadRow.epoch)
                & (AnswerEntryRow.attempt_id == AnswerHeadRow.attempt_id),
            )
            .distinct()
        )
        return tuple(row["attempt_id"] for row in rows)

    async def entries(
        self, attempt_id: str, places: Collection[tuple[int, int]]
    ) -> dict[tuple[int, int], tuple[str, tuple[int, ...]]]:
        """Return item and value of entries by epoch and sequence; those not there are left out."""
        rows = await self._access.batch_rows(ENTRIES, [(attempt_id, *place) for place in places])
        keyring = self._access.keyring
        return {
            (epoch, seq): (
                item_id,
                open_value(keyring, blob, answer_context(attempt_id, item_id, epoch, seq)),
            )
            for _, epoch, seq, item_id, blob in rows
        }

    async def latest(self, attempt_id: str) -> tuple[SavedAnswer, ...]:
        """Return the answers that count, cleared ones too, by item."""
        latest = LatestAnswerRow
        rows = await self._access.rows(
            select(latest.item_id, latest.epoch, latest.seq, latest.value).where(
                latest.attempt_id == attempt_id
            )
        )
        sealed = {row["item_id"]: (row["epoch"], row["seq"], row["value"]) for row in rows}
        for one in newest(await read_tails(self._access, (attempt_id,))).values():
            sealed[one.item_id] = (one.epoch, one.seq, one.value)
        return tuple(self._opened(attempt_id, item, *sealed[item]) for item in sorted(sealed))

    async def answered_counts(self, attempt_ids: Iterable[str]) -> dict[str, int]:
        """Return how many items have an answer, by attempt; attempts without one are left out."""
        wanted = set(attempt_ids)
        counts = await self._counts_in_memory(wanted) if self._access.writes_alone else {}
        latest = LatestAnswerRow
        rows = await self._access.rows(
            select(latest.attempt_id, func.count().label("answered"))
            .where(latest.attempt_id.in_(list(wanted - counts.keys())), latest.answered)
            .group_by(latest.attempt_id)
        )
        read = {row["attempt_id"]: row["answered"] for row in rows}
        return read | {attempt_id: count for attempt_id, count in counts.items() if count}

    async def _counts_in_memory(self, attempt_ids: Collection[str]) -> dict[str, int]:
        books = self._access.books
        counts = books.answered_counts(attempt_ids)
        for attempt_id in books.unfolded(attempt_ids) - counts.keys():  # a book in doubt: rare
            counts[attempt_id] = sum(1 for one in await self.latest(attempt_id) if one.value)
        return counts

    async def heads(self, attempt_id: str) -> tuple[AnswerHead, ...]:
        """Return how far each epoch of an attempt is complete, oldest first."""
        head = AnswerHeadRow
        folded = await self._all(
            AnswerHead,
            select(head.epoch, head.ack_upto, head.last_seq)
            .where(head.attempt_id == attempt_id)
            .order_by(head.epoch),
        )
        last = {one.epoch: one.seq for one in await read_tails(self._access, (attempt_id,))}
        return tuple(
            replace(one, ack_upto=last[one.epoch], last_seq=last[one.epoch])
            if one.epoch in last
            else one
            for one in folded
        )

    async def _read_gates(self, attempt_ids: Collection[str]) -> dict[str, AnswerGate]:
        gates = await self._access.ask(GATES, [(attempt_id,) for attempt_id in attempt_ids])
        return {gate.attempt_id: gate for gate in gates}

    def _opened(
        self, attempt_id: str, item_id: str, epoch: int, seq: int, value: bytes
    ) -> SavedAnswer:
        context = answer_context(attempt_id, item_id, epoch, seq)
        answer = open_value(self._access.keyring, value, context)
        return SavedAnswer(item_id=item_id, value=answer, epoch=epoch, seq=seq)
