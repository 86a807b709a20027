"""Answers that were kept and do not count: listed, and brought from the journal of a dead PC."""

import asyncio

import msgspec

from common.core.errors import ErrorCode, RefusedError
from common.crypto.errors import CryptoError
from common.crypto.time_anchors import TimeAnchors
from server.admin.operations.answers import Reconcile, periods_of
from server.admin.operations.contract import ADMINISTRATOR, Context, Operation
from server.managers.answer_manager.journal_import import ImportedJournal, JournalImport
from server.managers.answer_manager.late_changes import LateChanges
from server.managers.answer_manager.saves import Saves
from server.stores.database.reconciliation_checks import Seat
from server.stores.records.answers import AnswerConflict
from server.stores.unit_of_work import Stores


class KeptChange(msgspec.Struct, frozen=True, kw_only=True):
    """One change that does not count, without its value.

    Args:
        cause: why it was kept.
        given_ms: when the seat gave it, where an anchor of the server proves it.
    """

    room: str
    seat: str
    epoch: int
    seq: int
    item_id: str
    cause: str
    device_id: str
    given_ms: int | None
    received_ms: int


class KeptChanges(msgspec.Struct, frozen=True, kw_only=True):
    """All that wait for a decision."""

    changes: tuple[KeptChange, ...]


class ImportJournal(msgspec.Struct, frozen=True, kw_only=True):
    """A journal's bytes, and why it is brought in."""

    content: bytes
    reason: str


class JournalOutcome(msgspec.Struct, frozen=True, kw_only=True):
    """What an import came to; `ImportedJournal` tells of the fields."""

    room: str
    seat: str
    device_id: str
    changes: int
    durable: int
    added: int
    differing: int
    torn: int
    damaged: int
    kept: tuple[KeptChange, ...]


async def list_kept(context: Context, request: Reconcile) -> KeptChanges:
    """Return the kept changes of the periods.

    Raises:
        RefusedError: NOT_FOUND (no sitting, no such period).
    """
    found: list[KeptChange] = []
    async with context.database.reading() as stores:
        for period in await periods_of(stores, request):
            seats = await _seats(stores, period.period_id)
            kept = await stores.conflicts.list_of_period(period.period_id)
            found += [_change(seats[one.entry.attempt_id], one) for one in kept]
    return KeptChanges(changes=tuple(found))


async def import_journal(context: Context, request: ImportJournal) -> JournalOutcome:
    """Bring a journal in; what it adds and what is only kept is audited. Again, it changes nothing.

    Raises:
        RefusedError: REASON_REQUIRED; INVALID_FIELD, it is no journal of this centre; NOT_FOUND,
            the attempt is not of this centre.
    """
    if not request.reason.strip():
        raise RefusedError(ErrorCode.REASON_REQUIRED)
    saves = Saves(LateChanges(TimeAnchors(context.keyring)))
    importer = JournalImport(saves, context.keyring, context.clock)
    try:
        reading = await asyncio.to_thread(importer.open, request.content)
    except CryptoError as error:
        raise RefusedError(ErrorCode.INVALID_FIELD, "no_journal", detail=str(error)) from None
    async with context.publisher.writing() as work:
        done = await importer.take(work, reading)
        row = await work.candidates.get(done.attempt_id)
        seat = (await _seats(work, row.period_id))[done.attempt_id]
        outcome = _outcome(seat, done)
        target = f"attempt:{done.attempt_id}"
        counts = {"added": done.added, "kept": len(done.kept), "changes": done.changes}
        work.audit(ADMINISTRATOR, "answers.import_journal", target, None, counts, request.reason)
    return outcome


async def _seats(stores: Stores, period_id: str) -> dict[str, Seat]:
    return {seat.attempt_id: seat for seat in await stores.reconciliation.seats(period_id)}


def _outcome(seat: Seat, done: ImportedJournal) -> JournalOutcome:
    return JournalOutcome(
        room=seat.room,
        seat=seat.seat,
        device_id=done.device_id,
        changes=done.changes,
        durable=done.durable,
        added=done.added,
        differing=done.differing,
        torn=done.torn,
        damaged=done.damaged,
        kept=tuple(_change(seat, one) for one in done.kept),
    )


def _change(seat: Seat, one: AnswerConflict) -> KeptChange:
    return KeptChange(
        room=seat.room,
        seat=seat.seat,
        epoch=one.entry.epoch,
        seq=one.entry.seq,
        item_id=one.entry.item_id,
        cause=one.cause.value,
        device_id=one.device_id,
        given_ms=one.given_ms,
        received_ms=one.entry.received_ms,
    )


LIST_KEPT = Operation("answers.kept", Reconcile, KeptChanges, list_kept)
IMPORT_JOURNAL = Operation("answers.import_journal", ImportJournal, JournalOutcome, import_journal)
