"""Reads the whole history of one attempt: every change, and which PC held the lease then."""

from typing import NamedTuple

from sqlalchemy import RowMapping, select

from common.protocol.candidates import CandidateChanged
from common.protocol.routing import Address
from server.stores.database.event_store import Reach
from server.stores.database.models import AnswerEntryRow
from server.stores.database.sealing import answer_context, open_value
from server.stores.database.stores import Stores
from server.stores.records.answers import AnswerEntry

_T = AnswerEntryRow
_EVENTS_AT_ONCE = 1000


class AnswerHistory(NamedTuple):
    """Every change of an attempt in the order of its sequence.

    Args:
        devices: the PC of each epoch.
    """

    entries: tuple[AnswerEntry, ...]
    devices: dict[int, str]


async def read_history(stores: Stores, place: Address) -> AnswerHistory:
    """Return what was given, changed and cleared, with the PCs from the event log.

    Args:
        stores: one consistent state.
        place: of the attempt.
    """
    attempt_id = place.attempt_id or ""
    rows = await stores.access.rows(
        select(*_T.__table__.columns).where(_T.attempt_id == attempt_id).order_by(_T.epoch, _T.seq)
    )
    entries = tuple(_entry(stores, row) for row in rows)
    return AnswerHistory(entries, await _devices(stores, place.sitting_id, attempt_id))


async def answers_by_lease(
    stores: Stores, attempt_id: str
) -> tuple[dict[str, tuple[int, ...]], ...]:
    """Return the answers that counted at the end of each lease, oldest first; nothing before them.

    Cleared ones are in it, as in what counts now.
    """
    rows = await stores.access.rows(
        select(*_T.__table__.columns)
        .where(_T.attempt_id == attempt_id, _T.applied)
        .order_by(_T.epoch, _T.seq)
    )
    stood: dict[int, dict[str, tuple[int, ...]]] = {0: {}}
    answers: dict[str, tuple[int, ...]] = {}
    for row in rows:
        one = _entry(stores, row)
        answers[one.item_id] = one.value
        stood[one.epoch] = dict(answers)
    return tuple(stood.values())


async def _devices(stores: Stores, sitting_id: str, attempt_id: str) -> dict[int, str]:
    """A lease is part of the candidate's row, and each row that there was is an event."""
    found: dict[int, str] = {}
    number, reach = 0, Reach(attempts=(attempt_id,))
    while events := await stores.events.since(sitting_id, number, _EVENTS_AT_ONCE, reach):
        for number, _, message in events:  # noqa: B007  the last one is where to go on
            if isinstance(message, CandidateChanged):
                row = message.candidate
                if row.attempt_id == attempt_id and row.device_id is not None:
                    found[row.epoch] = row.device_id
    return found


def _entry(stores: Stores, row: RowMapping) -> AnswerEntry:
    context = answer_context(row["attempt_id"], row["item_id"], row["epoch"], row["seq"])
    return AnswerEntry(
        attempt_id=row["attempt_id"],
        epoch=row["epoch"],
        seq=row["seq"],
        item_id=row["item_id"],
        value=open_value(stores.access.keyring, row["value"], context),
        offset_ms=row["offset_ms"],
        received_ms=row["received_ms"],
        late=row["late"],
        applied=row["applied"],
    )
