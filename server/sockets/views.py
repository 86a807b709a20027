"""What a connection starts from, read from the stores: a snapshot, or the events it missed."""

from typing import NamedTuple

from msgspec.structs import replace

from common.protocol.base import Message
from common.protocol.routing import Origin
from common.protocol.rows import CandidateRow, SeatLive
from common.protocol.snapshots import CandidateSnapshot, StaffSnapshot
from common.protocol.stages import PaperUnsealed
from common.protocol.vocabulary import Role
from server.content.unsealing import key_text, released_package
from server.sockets.audience import reaches
from server.stores.contracts import LiveStore
from server.stores.database.database import Database
from server.stores.database.snapshot_reader import candidate_snapshot, staff_snapshot
from server.stores.records.exams import Package
from server.stores.unit_of_work import Stores


class View(NamedTuple):
    """All that a welcome tells.

    Args:
        number: the last event that is included.
        missed: events to replay, with their numbers; None where there is a snapshot.
        live: counts and connections for staff who resume: those are in no event.
        unsealed: the paper's key, for a seat that resumes while its room runs.
    """

    number: int
    candidate: CandidateSnapshot | None = None
    staff: StaffSnapshot | None = None
    missed: tuple[tuple[int, Message], ...] | None = None
    live: tuple[SeatLive, ...] = ()
    unsealed: PaperUnsealed | None = None
    epoch: int = 0
    ack_upto: int = 0


class ViewReader:
    """Reads views, each in one consistent transaction.

    Args:
        database: the stores.
        live: counts and connections of seats, for staff.
        resume_limit: missed events beyond which a snapshot is cheaper.
    """

    def __init__(self, database: Database, live: LiveStore, resume_limit: int) -> None:
        """Take the stores."""
        self._database = database
        self._live = live
        self._resume_limit = resume_limit

    async def read(self, origin: Origin, room_id: str | None, resume_from: int | None) -> View:
        """Return what this connection starts from.

        Raises:
            RefusedError: NOT_FOUND.
        """
        async with self._database.reading() as stores:
            view = None
            if resume_from is not None:
                view = await self._missed(stores, origin, room_id, resume_from)
            if origin.role is Role.CANDIDATE:
                attempt_id = origin.attempt_id or ""
                if view is None:
                    return await _snapshot(stores, attempt_id)
                return await _resumed(stores, attempt_id, view)
            rooms = origin.room_ids if origin.role is Role.PROCTOR else None
            if view is None:
                snapshot = await staff_snapshot(stores, origin.actor_id, origin.sitting_id, rooms)
                number = await stores.events.last_number(origin.sitting_id)
                view = View(number, staff=snapshot)
        live = await self._live.seats(origin.sitting_id, rooms)
        if view.staff is None:
            return view._replace(live=live)
        return view._replace(staff=replace(view.staff, live=live))

    async def _missed(
        self, stores: Stores, origin: Origin, room_id: str | None, resume_from: int
    ) -> View | None:
        """Return the events after `resume_from`; None where a snapshot is needed."""
        last = await stores.events.last_number(origin.sitting_id)
        if not last - self._resume_limit <= resume_from <= last:
            return None  # too far behind, or from another database
        events = await stores.events.since(origin.sitting_id, resume_from, self._resume_limit)
        missed = tuple(
            (number, message)
            for number, address, message in events
            if reaches(message, address, origin, room_id)
        )
        return View(last, missed=missed)


async def _snapshot(stores: Stores, attempt_id: str) -> View:
    snapshot = await candidate_snapshot(stores, attempt_id)
    row = snapshot.candidate
    package = await released_package(stores, row.period_id, snapshot.room)
    if package is not None:
        snapshot = replace(snapshot, package=replace(snapshot.package, key=key_text(package)))
    return View(
        await stores.events.last_number(snapshot.period.sitting_id),
        candidate=snapshot,
        epoch=row.epoch,
        ack_upto=await _acknowledged(stores, row),
    )


async def _resumed(stores: Stores, attempt_id: str, view: View) -> View:
    row = await stores.candidates.get(attempt_id)
    room = await stores.rooms.find(row.period_id, row.room_id)
    package = await released_package(stores, row.period_id, room)
    return view._replace(
        epoch=row.epoch, ack_upto=await _acknowledged(stores, row), unsealed=_unsealed(package)
    )


async def _acknowledged(stores: Stores, row: CandidateRow) -> int:
    heads = await stores.answers.heads(row.attempt_id)
    return next((head.ack_upto for head in heads if head.epoch == row.epoch), 0)


def _unsealed(package: Package | None) -> PaperUnsealed | None:
    if package is None:
        return None
    return PaperUnsealed(package_id=package.package_id, key=key_text(package))
