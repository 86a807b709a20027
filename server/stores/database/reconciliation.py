"""Does everything add up? Read seat by seat, decided by the pure checks."""

import asyncio
from collections import defaultdict
from typing import Any

from sqlalchemy import Select, func, literal, select, union_all

from common.protocol.vocabulary import Attendance
from server.stores.database.models import (
    AnswerEntryRow,
    AnswerHeadRow,
    AttemptRow,
    LatestAnswerRow,
    RegistrationRow,
    RoomRow,
    SeatRow,
    SubmissionRow,
)
from server.stores.database.reconciliation_checks import (
    Counted,
    Entry,
    Latest,
    Seat,
    check_attendance,
    check_entries,
    check_fold,
    check_seal,
)
from server.stores.database.store import Store
from server.stores.records.reconciliation import Difference

Fold = dict[str, dict[str, Entry]]


_SEATS = (
    select(
        AttemptRow.id,
        RoomRow.name.label("room"),
        SeatRow.name.label("seat"),
        AttemptRow.attendance,
        SubmissionRow.root,
        func.coalesce(SubmissionRow.answered, 0).label("answered"),
    )
    .join(RegistrationRow, RegistrationRow.id == AttemptRow.registration_id)
    .join(SeatRow, SeatRow.id == RegistrationRow.seat_id)
    .join(RoomRow, RoomRow.id == AttemptRow.room_id)
    .outerjoin(
        SubmissionRow,
        (SubmissionRow.attempt_id == AttemptRow.id)
        & (SubmissionRow.version == AttemptRow.submission_version),
    )
)


class Reconciliation(Store):
    """Compares what was written, what counts, what was sealed and who came."""

    async def differences(self, period_id: str) -> tuple[Difference, ...]:
        """Return everything that does not add up in a period, by room and seat; empty if it does.

        The checks open every latest answer; they run in a thread.
        """
        seats = await self.seats(period_id)
        epochs = await self._epochs(period_id)
        folded = await self._folded(period_id)
        latest = await self._latest(period_id)
        keyring = self._access.keyring

        def check() -> tuple[Difference, ...]:
            found: list[Difference] = []
            for seat in seats:
                held = latest.get(seat.attempt_id, [])
                keys = {one.item_id: (one.epoch, one.seq, one.value) for one in held}
                found += check_entries(seat, epochs.get(seat.attempt_id, []))
                found += check_fold(seat, folded.get(seat.attempt_id, {}), keys)
                found += check_seal(seat, held, keyring)
                found += check_attendance(seat)
            return tuple(found)

        return await asyncio.to_thread(check)

    async def seats(self, period_id: str) -> list[Seat]:
        """Return every seat of a period by room and name."""
        rows = await self._access.rows(
            _SEATS.where(AttemptRow.sitting_period_id == period_id).order_by(
                RoomRow.name, SeatRow.name
            )
        )
        return [
            Seat(
                row["id"],
                row["room"],
                row["seat"],
                Attendance(row["attendance"]),
                row["root"],
                row["answered"],
            )
            for row in rows
        ]

    async def _epochs(self, period_id: str) -> dict[str, list[Counted]]:
        entry, head, nothing = AnswerEntryRow, AnswerHeadRow, literal(0)
        heads = _of_period(
            select(head.attempt_id, head.epoch, head.ack_upto, head.last_seq)
            .add_columns(nothing.label("first"), nothing.label("last"), nothing.label("entries"))
            .join(AttemptRow, AttemptRow.id == head.attempt_id),
            period_id,
        )
        entries = _of_period(
            select(entry.attempt_id, entry.epoch, nothing, nothing)
            .add_columns(func.min(entry.seq), func.max(entry.seq), func.count())
            .join(AttemptRow, AttemptRow.id == entry.attempt_id),
            period_id,
        ).group_by(entry.attempt_id, entry.epoch)
        both = union_all(heads, entries).subquery().c
        rows = await self._access.rows(
            select(both.attempt_id, both.epoch)
            .add_columns(*(func.max(column).label(column.name) for column in list(both)[2:]))
            .group_by(both.attempt_id, both.epoch)
            .order_by(both.attempt_id, both.epoch)
        )
        epochs: dict[str, list[Counted]] = defaultdict(list)
        for row in rows:
            numbers = Counted(*(int(row[name]) for name in Counted._fields))
            epochs[row["attempt_id"]].append(numbers)
        return epochs

    async def _folded(self, period_id: str) -> Fold:
        entry, head = AnswerEntryRow, AnswerHeadRow
        newest = func.row_number().over(
            partition_by=(entry.attempt_id, entry.item_id),
            order_by=(entry.epoch.desc(), entry.seq.desc()),
        )
        ranked = _of_period(
            select(entry.attempt_id, entry.item_id, entry.epoch, entry.seq, entry.value)
            .add_columns(newest.label("rank"))
            .join(AttemptRow, AttemptRow.id == entry.attempt_id)
            .outerjoin(head, (head.attempt_id == entry.attempt_id) & (head.epoch == entry.epoch))
            .where(entry.applied, entry.seq <= func.coalesce(head.last_seq, entry.seq)),
            period_id,
        ).subquery()
        folded: Fold = defaultdict(dict)
        for row in await self._access.rows(select(ranked).where(ranked.c.rank == 1)):
            folded[row["attempt_id"]][row["item_id"]] = (row["epoch"], row["seq"], row["value"])
        return folded

    async def _latest(self, period_id: str) -> dict[str, list[Latest]]:
        latest = LatestAnswerRow
        rows = await self._access.rows(
            _of_period(
                select(
                    latest.attempt_id, latest.item_id, latest.epoch, latest.seq, latest.value
                ).join(AttemptRow, AttemptRow.id == latest.attempt_id),
                period_id,
            ).order_by(latest.attempt_id, latest.item_id)
        )
        found: dict[str, list[Latest]] = defaultdict(list)
        for row in rows:
            one = Latest(row["item_id"], row["epoch"], row["seq"], row["value"])
            found[row["attempt_id"]].append(one)
        return found


def _of_period(statement: Select[*tuple[Any, ...]], period_id: str) -> Select[*tuple[Any, ...]]:
    return statement.where(AttemptRow.sitting_period_id == period_id)
