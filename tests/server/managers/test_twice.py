"""Every command of staff that is handled twice does what it does once: the state is equal.

Twice comes from a client that repeats an id, and from a worker that died between its commit and
its word to the queue. The second worker has no memory of its own: only the database knows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from common.core.ids import new_id
from common.protocol import candidates, commands, incidents, proctors, stages, time
from common.protocol.base import STAFF
from common.protocol.registry import TO_SERVER
from common.protocol.vocabulary import (
    Attendance,
    HoldKind,
    Identity,
    ProctorState,
    Progress,
    Stage,
    TimePart,
    Verdict,
)
from server.managers.dispatch import Dispatch
from server.queues.contract import WorkItem
from tests.server.managers import acts
from tests.server.managers.plan import MINUTE_MS

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from common.protocol.base import Message
    from common.protocol.rows import CandidateRow
    from server.stores.unit_of_work import UnitOfWork
    from tests.server.managers.centre import Centre
    from tests.server.managers.conftest import OpenCentre

Make = "Callable[[Centre], Awaitable[tuple[str, Message]]]"
_NEVER_COMPARED = frozenset({"alembic_version"})


async def _row(c: Centre, name: str = "A") -> CandidateRow:
    return await acts.candidate(c, name)


async def _hold(c: Centre) -> tuple[str, Message]:
    row = await _row(c)
    return "p1", candidates.PlaceHold(
        attempt_id=row.attempt_id, kind=HoldKind.LOCK, version=row.version, reason="확인"
    )


async def _release(c: Centre) -> tuple[str, Message]:
    login, hold = await _hold(c)
    await c.tell(c.staff(login), hold)
    row = await _row(c)
    return "p1", candidates.ReleaseHold(
        attempt_id=row.attempt_id,
        kind=HoldKind.LOCK,
        version=row.version,
        verdict=Verdict.NORMAL,
    )


async def _show_code(c: Centre) -> tuple[str, Message]:
    login, hold = await _hold(c)
    await c.tell(c.staff(login), hold)
    row = await _row(c)
    return "p1", commands.ShowReleaseCode(
        attempt_id=row.attempt_id,
        kind=HoldKind.LOCK,
        since_ms=row.holds[0].since_ms,
        version=row.version,
        verdict=Verdict.NORMAL,
        reason="랜선",
    )


async def _time(c: Centre) -> tuple[str, Message]:
    return "p1", time.AddTime(
        period_id=c.ids["period"],
        attempt_ids=(c.ids["A"],),
        part=TimePart.INCIDENT,
        delta_ms=MINUTE_MS,
        reason="정전",
        version=0,
    )


async def _change_time(c: Centre) -> tuple[str, Message]:
    row = await _row(c)
    return "p1", candidates.ChangeTime(
        attempt_id=row.attempt_id,
        part=TimePart.INCIDENT,
        delta_ms=MINUTE_MS,
        version=row.version,
        reason="정전",
    )


async def _judge(c: Centre) -> tuple[str, Message]:
    report = incidents.ReportDetection(
        attempt_id=c.ids["A"],
        detection_id="d1",
        code="FOCUS_LOST",
        opened=True,
        duration_ms=0,
        counts=True,
        offset_ms=1,
    )
    await c.tell(c.candidate("A"), report)
    async with c.reading() as stores:
        (incident,) = await stores.incidents.list_of_sitting(c.ids["sitting"], None)
    return "p1", incidents.JudgeIncident(
        incident_id=incident.incident_id, verdict=Verdict.CAUTION, version=incident.version
    )


async def _warn(c: Centre) -> tuple[str, Message]:
    return "p1", incidents.WarnCandidate(
        registration_id=c.ids["registration A"], attempt_id=c.ids["A"], version=0, text="앞을"
    )


async def _advance(c: Centre) -> tuple[str, Message]:
    await acts.advance(c, "B", Progress.CONFIRMED)
    row = await _row(c, "B")
    return "p1", candidates.AdvanceProgress(
        attempt_id=row.attempt_id, to=Progress.BRIEFED, version=row.version, reason="늦음"
    )


async def _attend(c: Centre) -> tuple[str, Message]:
    row = await _row(c, "D")
    return "p3", candidates.SetAttendance(
        attempt_id=row.attempt_id, attendance=Attendance.REFUSED, version=row.version, reason="x"
    )


async def _identity(c: Centre) -> tuple[str, Message]:
    row = await _row(c, "B")
    return "p1", candidates.CheckIdentity(
        attempt_id=row.attempt_id, identity=Identity.DEFERRED, version=row.version, reason="x"
    )


async def _force_start(c: Centre) -> tuple[str, Message]:
    row = await _row(c, "B")
    return "p1", candidates.ForceStart(
        attempt_id=row.attempt_id, version=row.version, reason="늦음"
    )


async def _withdraw(c: Centre) -> tuple[str, Message]:
    row = await _row(c)
    return "p1", candidates.Withdraw(attempt_id=row.attempt_id, version=row.version, reason="포기")


async def _check_out(c: Centre) -> tuple[str, Message]:
    login, withdraw = await _withdraw(c)
    await c.tell(c.staff(login), withdraw)
    row = await _row(c)
    return "p1", candidates.CheckOut(attempt_id=row.attempt_id, version=row.version)


async def _propose_reopening(c: Centre) -> tuple[str, Message]:
    login, withdraw = await _withdraw(c)
    await c.tell(c.staff(login), withdraw)
    row = await _row(c)
    return "p1", candidates.ProposeReopening(
        attempt_id=row.attempt_id, version=row.version, reason="착오"
    )


async def _decide_reopening(c: Centre) -> tuple[str, Message]:
    login, propose = await _propose_reopening(c)
    await c.tell(c.staff(login), propose)
    async with c.reading() as stores:
        (row,) = await stores.room_proposals.list_of_sitting(c.ids["sitting"], None)
    return "chief", time.DecideProposal(
        proposal_id=row.proposal_id, approved=True, version=row.version, reason="확인"
    )


async def _suspend_room(c: Centre) -> tuple[str, Message]:
    row = await acts.room(c, "101호")
    return "p1", stages.ChangeRoomStage(
        room_period_id=row.room_period_id, to=Stage.SUSPENDED, version=row.version, reason="정전"
    )


async def _suspend_period(c: Centre) -> tuple[str, Message]:
    row = await acts.period(c)
    return "chief", stages.ChangePeriodStage(
        period_id=row.period_id, to=Stage.SUSPENDED, version=row.version, reason="정전"
    )


async def _duty(c: Centre) -> tuple[str, Message]:
    row = await acts.duty(c, "p1")
    return "p1", proctors.ChangeProctorState(
        duty_id=row.duty_id, to=ProctorState.AWAY, version=row.version
    )


ACTS = (
    _hold,
    _release,
    _show_code,
    _time,
    _change_time,
    _judge,
    _warn,
    _advance,
    _attend,
    _identity,
    _force_start,
    _withdraw,
    _check_out,
    _propose_reopening,
    _decide_reopening,
    _suspend_room,
    _suspend_period,
    _duty,
)


async def _tables(c: Centre) -> dict[str, list[str]]:
    """Return every row of every table."""
    async with c.database.writing() as work:
        names = await _rows(work, "SELECT name FROM sqlite_master WHERE type = 'table'")
        return {
            name: sorted(await _rows(work, f'SELECT * FROM "{name}"'))  # noqa: S608  names of our own
            for name in (row[2:-3] for row in names)
            if name not in _NEVER_COMPARED
        }


async def _rows(work: UnitOfWork, statement: str) -> list[str]:
    found = await (await work.access.connection()).execute(text(statement))
    return [repr(tuple(row)) for row in found.all()]


@pytest.mark.parametrize("make", ACTS, ids=lambda make: make.__name__.strip("_"))
async def test_twice_is_once(
    centre: OpenCentre, make: Callable[[Centre], Awaitable[tuple[str, Message]]]
) -> None:
    async with centre(run="A") as c:
        login, message = await make(c)
        item = WorkItem(
            id=new_id(), message=message, origin=c.staff(login), received_ms=c.clock.now_ms()
        )
        await c.put(item)
        lines = await c.settle()
        assert "accepted" in lines, lines
        once = await _tables(c)
        queue = message.spec.queue
        assert queue is not None
        # Another process takes the work of one that died before it said done.
        other = Dispatch(c.worker(queue).manager, c.crew.publisher, c.clock)
        before = len(c.heard)
        await other.handle([item])
        await c.put(item)
        await c.settle()
        assert await _tables(c) == once
        assert {i.message.spec.name for i in c.heard[before:]} == {"session.command_accepted"}


async def test_every_command_of_staff_is_tried(centre: OpenCentre) -> None:
    async with centre(run="A") as c:
        tried: set[type[Message]] = set()
        for make in (
            _hold,
            _time,
            _change_time,
            _judge,
            _warn,
            _advance,
            _attend,
            _identity,
            _force_start,
        ):
            tried.add(type((await make(c))[1]))
        for make in (_suspend_room, _suspend_period, _duty, _withdraw):
            tried.add(type((await make(c))[1]))
    tried |= {candidates.ReleaseHold, commands.ShowReleaseCode, candidates.CheckOut}
    tried |= {candidates.ProposeReopening}
    wanted = {kind for kind in TO_SERVER if kind.spec.senders & STAFF and kind.spec.queue}
    assert {kind.spec.name for kind in wanted - tried} == NOT_TRIED


NOT_TRIED = {
    "log.report",
    "move.ask_seats",
    "move.seat",
    "time.undo",
    "time.decide_proposal",
}
"""Twice in tests of their own; log lines may be written twice, a question changes nothing."""
