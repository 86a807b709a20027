"""Reads a room's answers for its file; values stay sealed."""

from collections import defaultdict
from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import select

from server.stores.database.answer_tails import newest, read_tails
from server.stores.database.models import (
    AnswerHeadRow,
    AttemptRow,
    LatestAnswerRow,
    SittingPeriodRow,
)
from server.stores.database.stores import Stores
from server.stores.records.answer_files import FiledAnswer, FiledAttempt, RoomAnswers

Heads = dict[str, dict[int, int]]
Answers = dict[str, dict[str, FiledAnswer]]


class RoomOfPeriod(NamedTuple):
    """A room in a period."""

    sitting_id: str
    period_id: str
    room_id: str


async def rooms_of(stores: Stores, attempt_ids: Collection[str]) -> tuple[RoomOfPeriod, ...]:
    """Return the rooms that attempts belong to."""
    rows = await stores.access.rows(
        select(SittingPeriodRow.sitting_id, AttemptRow.sitting_period_id, AttemptRow.room_id)
        .join(SittingPeriodRow, SittingPeriodRow.id == AttemptRow.sitting_period_id)
        .where(AttemptRow.id.in_(sorted(attempt_ids)))
        .distinct()
    )
    return tuple(sorted(RoomOfPeriod(*row.values()) for row in rows))


async def read_room_answers(stores: Stores, room: RoomOfPeriod) -> RoomAnswers:
    """Return all attempts of a room that have answers or a seal, as one transaction sees them."""
    in_room = select(AttemptRow.id).where(
        AttemptRow.sitting_period_id == room.period_id, AttemptRow.room_id == room.room_id
    )
    heads: Heads = defaultdict(dict)
    head = AnswerHeadRow
    found = select(head.attempt_id, head.epoch, head.ack_upto).where(head.attempt_id.in_(in_room))
    for row in await stores.access.rows(found):
        heads[row["attempt_id"]][row["epoch"]] = row["ack_upto"]
    answers: Answers = defaultdict(dict)
    latest = LatestAnswerRow
    for row in await stores.access.rows(
        select(latest.attempt_id, latest.item_id, latest.epoch, latest.seq, latest.value).where(
            latest.attempt_id.in_(in_room)
        )
    ):
        one = FiledAnswer(row["item_id"], row["epoch"], row["seq"], row["value"])
        answers[row["attempt_id"]][one.item_id] = one
    await _add_tails(stores, heads, answers)
    return await _put_together(stores, room, heads, answers)


async def _add_tails(stores: Stores, heads: Heads, answers: Answers) -> None:
    tails = await read_tails(stores.access, tuple(heads))
    for tail in tails:
        heads[tail.attempt_id][tail.epoch] = tail.seq
    for tail in newest(tails).values():
        one = FiledAnswer(tail.item_id, tail.epoch, tail.seq, tail.value)
        answers[tail.attempt_id][tail.item_id] = one


async def _put_together(
    stores: Stores, room: RoomOfPeriod, heads: Heads, answers: Answers
) -> RoomAnswers:
    sealed = await stores.submissions.list_of_period(room.period_id)
    seals = {seal.attempt_id: seal for seal in sealed if seal.room_id == room.room_id}
    attempts = tuple(
        FiledAttempt(
            attempt_id=attempt_id,
            heads=tuple(sorted(heads[attempt_id].items())),
            answers=tuple(answers[attempt_id][item] for item in sorted(answers[attempt_id])),
            seal=seals.get(attempt_id),
        )
        for attempt_id in sorted(heads.keys() | seals.keys())
    )
    return RoomAnswers(
        sitting_id=room.sitting_id,
        period_id=room.period_id,
        room_id=room.room_id,
        made_ms=stores.access.clock.now_ms(),
        attempts=attempts,
    )
