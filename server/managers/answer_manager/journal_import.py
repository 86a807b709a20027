"""The journal of a PC that is dead for good, brought here on a stick: what of it counts, what not.

Its changes are handled as if the seat had sent them now, under the lease it had: what is durable
already stays as it is, what the lease still allows counts, all else is kept for people.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from common.core.clock import Clock
from common.core.errors import ErrorCode, RefusedError
from common.crypto.journal_frames import JournalReading, read_journal
from common.crypto.journal_header import JournalHeader, key_for_centre, split_journal
from common.crypto.keyring import Keyring
from common.protocol.answers import SaveAnswers
from common.protocol.journal import Given, decode_record, draft_of
from common.protocol.routing import Origin
from common.protocol.vocabulary import Role
from common.rules.journal_fold import fold_journal
from server.managers.answer_manager.saves import Saves
from server.queues.contract import WorkItem
from server.stores.records.answers import AnswerConflict
from server.stores.unit_of_work import UnitOfWork

_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class ImportedJournal:
    """What an import came to.

    Args:
        changes: how many changes the journal holds.
        durable: how many of them are in the database now, those of before included.
        added: how many of these the import added.
        differing: numbers under which the database holds another change; none ever should.
        kept: those that do not count; people decide about them.
        torn: bytes at its end that were never whole.
        damaged: bytes behind a damaged place; nothing of them was imported.
    """

    attempt_id: str
    device_id: str
    changes: int
    durable: int
    added: int
    differing: int
    kept: tuple[AnswerConflict, ...]
    torn: int
    damaged: int


class JournalImport:
    """Imports journals.

    Args:
        saves: handles the changes.
        keyring: opens journals written for this centre.
        clock: when it is done.
    """

    def __init__(self, saves: Saves, keyring: Keyring, clock: Clock) -> None:
        """Bind the parts."""
        self._saves = saves
        self._keyring = keyring
        self._clock = clock

    def open(self, data: bytes) -> JournalReading:
        """Read a journal. Blocks.

        Raises:
            TamperedError: it is none, of another centre, or its beginning is damaged.
        """
        header, _, _ = split_journal(data)
        return read_journal(data, key_for_centre(header, self._keyring))

    async def take(self, work: UnitOfWork, reading: JournalReading) -> ImportedJournal:
        """Bring the changes of a journal into the database; again, it changes nothing.

        Raises:
            RefusedError: NOT_FOUND, the attempt is not of this centre; MALFORMED, a record is of a
                newer program.
        """
        header = reading.header
        content = fold_journal(map(decode_record, reading.records))
        changes = [content.all_changes[key] for key in sorted(content.all_changes)]
        if not await work.answers.guards((header.attempt_id,)):
            raise RefusedError(ErrorCode.NOT_FOUND, what="attempt")
        places = [(one.epoch, one.seq) for one in changes]
        before = await work.answers.entries(header.attempt_id, places)
        origin = await _origin(work, header)
        await self._saves.handle(work, list(self._items(origin, header.attempt_id, changes)))
        after = await work.answers.entries(header.attempt_id, places)
        kept = await work.conflicts.list_of_attempt(header.attempt_id)
        return ImportedJournal(
            attempt_id=header.attempt_id,
            device_id=header.device_id,
            changes=len(changes),
            durable=len(after),
            added=len(after) - len(before),
            differing=sum(1 for one in changes if _differs(one, after)),
            kept=tuple(one for one in kept if (one.entry.epoch, one.entry.seq) in set(places)),
            torn=reading.torn,
            damaged=reading.damage.lost if reading.damage is not None else 0,
        )

    def _items(
        self, origin: Origin, attempt_id: str, changes: Sequence[Given]
    ) -> Iterator[WorkItem]:
        now_ms = self._clock.now_ms()
        for epoch in sorted({one.epoch for one in changes}):
            drafts = [draft_of(one) for one in changes if one.epoch == epoch]
            for start in range(0, len(drafts), _AT_ONCE):
                part = tuple(drafts[start : start + _AT_ONCE])
                message = SaveAnswers(attempt_id=attempt_id, epoch=epoch, entries=part)
                yield WorkItem(id="", message=message, origin=origin, received_ms=now_ms)


async def _origin(work: UnitOfWork, header: JournalHeader) -> Origin:
    """Return the seat as if it had sent the journal itself."""
    place = await work.registrations.place(header.attempt_id)
    return Origin(
        role=Role.CANDIDATE,
        actor_id="journal",
        sitting_id=place.sitting_id,
        attempt_id=header.attempt_id,
        device_id=header.device_id,
    )


def _differs(change: Given, entries: Mapping[tuple[int, int], tuple[str, tuple[int, ...]]]) -> bool:
    entry = entries.get((change.epoch, change.seq))
    return entry is not None and entry != (change.item_id, change.value)
