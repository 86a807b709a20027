"""Release on the spot: a code for a seat that is cut off, and the seat's report that it was used.

The code proves nothing by itself, for a seat could compute it: what counts is that it was shown to
a person who may release. A report without that, or of a hold that nobody may release any more,
releases nothing; the seat goes by the row again.
"""

from common.core.clock import Clock
from common.core.errors import RefusedError
from common.core.logs import get_logger
from common.crypto.release_code import release_code, release_secret, same_code
from common.protocol.candidates import CandidateChanged
from common.protocol.commands import ReleaseCodeShown, ReportRelease, ShowReleaseCode
from common.protocol.rows import CandidateRow
from common.rules import candidate as rules
from common.rules.candidate_words import find_hold
from common.rules.engine import check_version
from common.rules.release_codes import check_code, no_code
from server.managers.base import Handlers, handler
from server.managers.state_manager.scene import Scene, open_scene
from server.managers.state_manager.starting import start_if_ready
from server.queues.contract import WorkItem
from server.stores.records.work import HoldRef, ShownCode
from server.stores.unit_of_work import UnitOfWork

_log = get_logger("managers.release_codes")
RELEASED = "released"
MOOT = "moot"
NOT_SHOWN = "not_shown"
REFUSED = "refused"


class ReleaseCodes:
    """Handlers about one-time codes."""

    def __init__(self, clock: Clock) -> None:
        """Take the clock that decides."""
        self._clock = clock

    @property
    def handlers(self) -> Handlers:
        """Who handles which command."""
        return dict(
            (
                handler(ShowReleaseCode, self.handle_show),
                handler(ReportRelease, self.handle_report),
            )
        )

    async def handle_show(self, work: UnitOfWork, item: WorkItem, message: ShowReleaseCode) -> None:
        """Tell the code to a person who could release the hold, and record that."""
        scene = await open_scene(work, item, message.attempt_id, self._clock.now_ms())
        check_version(scene.row.version, message.version)
        where = HoldRef(attempt_id=message.attempt_id, kind=message.kind, since_ms=message.since_ms)
        shown = ShownCode(
            where=where,
            counter=await work.release_codes.next_counter(where),
            shown_by=scene.actor,
            shown_ms=scene.now_ms,
            verdict=message.verdict,
            reason=message.reason,
        )
        await _check_releasable(work, scene, shown)
        await work.release_codes.put(shown)
        told = ReleaseCodeShown(
            attempt_id=where.attempt_id,
            kind=where.kind,
            since_ms=where.since_ms,
            code=_code(work, shown.where, shown.counter),
        )
        work.reply(item.origin.connection_id, told, ack=item.id)
        target = f"attempt:{where.attempt_id}"
        work.audit(scene.actor, message.spec.name, target, None, where, message.reason)

    async def handle_report(self, work: UnitOfWork, item: WorkItem, message: ReportRelease) -> None:
        """A seat was released on the spot: that was the act of who showed the code."""
        scene = await open_scene(work, item, message.attempt_id, self._clock.now_ms())
        where = HoldRef(attempt_id=message.attempt_id, kind=message.kind, since_ms=message.since_ms)
        shown = await work.release_codes.find(where, message.counter)
        if shown is None or not same_code(_code(work, where, message.counter), message.code):
            _log.warning("release_without_code", attempt=where.attempt_id, kind=where.kind)
            _note(work, scene, where, NOT_SHOWN)
            return
        if shown.used_ms is not None:
            return  # reported before
        released_ms = max(shown.shown_ms, min(message.released_ms, scene.now_ms))
        await work.release_codes.mark_used(where, shown.counter, released_ms)
        await _settle(work, scene, shown, released_ms)


async def _check_releasable(work: UnitOfWork, scene: Scene, shown: ShownCode) -> None:
    """Let a code be shown for a hold that stands, or for one whose end the seat has not heard of.

    Raises:
        RefusedError: NO_CODE_FOR_THIS, or whatever stands against the release itself.
    """
    where = shown.where
    check_code(where.kind, shown.reason)
    if _stands(scene.row, where):
        _released(scene, shown, scene.now_ms)
    elif await work.commands.find_release(where.attempt_id, where.kind, where.since_ms) is None:
        raise no_code()


async def _settle(work: UnitOfWork, scene: Scene, shown: ShownCode, released_ms: int) -> None:
    """Release the hold as of then, unless it is gone or another person decides about it now."""
    if not _stands(scene.row, shown.where):
        _note(work, scene, shown, MOOT)
        return
    try:
        row = _released(scene, shown, released_ms)
    except RefusedError:
        _note(work, scene, shown, REFUSED)
        return
    await work.candidates.update(row)
    work.record(CandidateChanged(candidate=row), scene.place)
    _note(work, scene, shown, RELEASED)
    await start_if_ready(work, row, scene.period, scene.room, scene.now_ms)


def _stands(row: CandidateRow, where: HoldRef) -> bool:
    hold = find_hold(row, where.kind)
    return hold is not None and hold.since_ms == where.since_ms


def _released(scene: Scene, shown: ShownCode, now_ms: int) -> CandidateRow:
    return rules.release_hold(
        scene.row,
        shown.where.kind,
        facts=scene.facts,
        actor=shown.shown_by,
        now_ms=now_ms,
        verdict=shown.verdict,
        reason=shown.reason,
    )


def _note(work: UnitOfWork, scene: Scene, what: ShownCode | HoldRef, outcome: str) -> None:
    """Record what became of a release on the spot: as the act of who showed the code."""
    actor = what.shown_by if isinstance(what, ShownCode) else scene.actor
    where = what.where if isinstance(what, ShownCode) else what
    reason = what.reason if isinstance(what, ShownCode) else ""
    target = f"attempt:{where.attempt_id}"
    work.audit(actor, ReportRelease.spec.name, target, where, {"outcome": outcome}, reason)


def _code(work: UnitOfWork, where: HoldRef, counter: int) -> str:
    secret = release_secret(work.access.keyring, where.attempt_id)
    return release_code(secret, where.attempt_id, where.kind, where.since_ms, counter)
